/// Colours of a terminal, or none (ECMA-48, "Select Graphic Rendition").
struct TerminalStyle: Sendable {
    /// Whether colours are wanted.
    var isOn: Bool

    func title(_ text: String) -> String { wrap(text, "1") }
    func heading(_ text: String) -> String { wrap(text, "1;36") }
    func number(_ text: String) -> String { wrap(text, "33") }
    func person(_ text: String) -> String { wrap(text, "32") }
    func quiet(_ text: String) -> String { wrap(text, "2") }
    func added(_ text: String) -> String { wrap(text, "32") }
    func removed(_ text: String) -> String { wrap(text, "31") }
    func update(_ text: String) -> String { wrap(text, "35") }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
