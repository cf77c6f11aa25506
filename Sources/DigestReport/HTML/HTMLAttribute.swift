/// One attribute of an element: a name that pages use, and any text as its value.
///
/// Scripts and styles have no attribute here, and addresses only as ``HTMLLink``.
public struct HTMLAttribute: Sendable {
    let name: String
    let value: String

    /// An attribute whose value is shown or compared, never run or fetched.
    public static func named(_ name: Name, _ value: String) -> HTMLAttribute {
        HTMLAttribute(name: name.rawValue, value: value)
    }

    /// A whole number.
    public static func named(_ name: Name, _ value: Int) -> HTMLAttribute {
        HTMLAttribute(name: name.rawValue, value: String(value))
    }

    /// A length in a chart.
    static func at(_ name: Name, _ length: ChartLength) -> HTMLAttribute {
        HTMLAttribute(name: name.rawValue, value: length.text)
    }

    /// The classes, with blanks between.
    public static func `class`(_ names: String) -> HTMLAttribute { HTMLAttribute(name: "class", value: names) }

    /// An anchor in the page.
    public static func id(_ id: String) -> HTMLAttribute { HTMLAttribute(name: "id", value: id) }

    /// Where a link leads.
    public static func href(_ link: HTMLLink) -> HTMLAttribute { HTMLAttribute(name: "href", value: link.text) }

    /// Where a form is sent.
    public static func action(_ link: HTMLLink) -> HTMLAttribute { HTMLAttribute(name: "action", value: link.text) }

    /// The names that pages use.
    public enum Name: String, Sendable {
        // Of all elements.
        case title, lang, dir, role
        case label = "aria-label"
        case labelledBy = "aria-labelledby"
        case hidden = "aria-hidden"
        case current = "aria-current"
        case tabIndex = "tabindex"
        // Of some.
        case charset, name, content, scope, datetime, rel, type, value, `for`, method, placeholder, open, selected
        case equivalent = "http-equiv"
        // Of charts.
        case x, y, width, height, rx, x1, x2, y1, y2
        case anchor = "text-anchor"
        case focusable
    }
}
