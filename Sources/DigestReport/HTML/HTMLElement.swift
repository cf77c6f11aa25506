/// The elements that pages use; there is no other way to open one.
public enum HTMLElement: String, Sendable {
    // Pages.
    case html, head, body, main, header, footer, nav, section, div, meta, title, style, link
    // Text.
    case h1, h2, h3, p, a, b, i, q, ol, ul, li, dl, dt, dd, pre, code, span, bdi, time, small, strong, br
    // Parts that open, tables, pictures.
    case details, summary, figure, figcaption, table, caption, thead, tbody, tr, th, td
    // What a page of a server asks a reader for.
    case form, label, input, button, select, option
    // Charts.
    case svg, g, rect, line, text, desc

    /// Whether a line feed follows its end, so that pages can be compared line by line.
    var endsLine: Bool {
        switch self {
        case .a, .b, .i, .q, .code, .span, .bdi, .time, .small, .strong, .br, .text, .button, .input, .option: false
        default: true
        }
    }

    /// Whether it has neither content nor an end (HTML, section 13.1.2).
    var isVoid: Bool {
        switch self {
        case .meta, .link, .br, .input: true
        default: false
        }
    }
}
