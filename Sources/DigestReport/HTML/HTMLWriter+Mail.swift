/// What pages show of mails, each in one way.
extension HTMLWriter {
    /// Columns after which a title is no title but an accident.
    private static let longestTitle = 300
    /// Columns after which a line is no text but an accident.
    private static let longestLine = 1000

    /// A title, as a link where there is one; set apart, so that its direction does not turn what stands around it.
    mutating func title(_ title: String, _ link: HTMLLink?) {
        let shown = Self.cut(title, to: Self.longestTitle)
        element(.span, .class("title")) { span in
            span.linked(link) { $0.element(.bdi, text: shown.isEmpty ? "(no subject)" : shown) }
        }
    }

    /// What `content` writes, as a link where there is one.
    mutating func linked(_ link: HTMLLink?, content: (inout HTMLWriter) -> Void) {
        if let link { element(.a, .href(link), content: content) } else { content(&self) }
    }

    /// The name of `Name <address>`, with the whole to be seen on it.
    mutating func person(_ label: String) {
        let name = Self.cut(DigestWording.name(in: label), to: Self.longestTitle)
        element(.bdi, .class("who"), .named(.title, Self.cut(label, to: Self.longestTitle)), text: name)
    }

    /// A small mark behind a title.
    mutating func badge(_ text: String, _ style: String = "") {
        element(.span, .class(style.isEmpty ? "badge" : "badge \(style)"), text: Self.cut(text, to: Self.longestTitle))
    }

    /// Something said beside something else.
    mutating func quiet(_ text: String) {
        element(.span, .class("quiet"), text: Self.cut(text, to: Self.longestTitle))
    }

    /// Text of several lines as it was written.
    mutating func block(_ text: String, _ style: String) {
        element(.pre, .class(style)) { $0.lines(TextWidth.withoutEndlessLines(text, longest: Self.longestLine)) }
    }

    /// A number, with a comma every three digits, as a link where there is one.
    mutating func number(_ number: Int, _ link: HTMLLink?) {
        linked(link) { $0.element(.span, .class("number"), text: number.grouped) }
    }

    private static func cut(_ text: String, to columns: Int) -> String {
        text.utf8.count <= columns ? text : TextWidth.cut(text, to: columns)
    }
}
