internal import DigestReport
internal import MailFormat

/// How things are written on pages.
enum Wording {
    /// A time, for a person and for a program.
    struct Time: Sendable {
        /// `2026-02-16 05:00`.
        var text: String
        /// `2026-02-16T05:00:15Z`.
        var machine: String

        /// A time in seconds since 1970 UTC.
        init(_ seconds: Int64) {
            machine = Moment(seconds).iso8601
            text = String(machine.prefix(16).replacing("T", with: " "))
        }
    }

    /// A person's name, or the address when there is no name.
    static func name(_ mailbox: Mailbox?) -> String {
        guard let mailbox else { return "somebody" }
        return SafeText.line(mailbox.name.isEmpty ? mailbox.address : mailbox.name)
    }

    /// The name in `Name <address>`.
    static func name(in label: String) -> String {
        guard let bracket = label.firstIndex(of: "<"), bracket != label.startIndex else { return SafeText.line(label) }
        let name = label[..<bracket].trimmingSuffix { $0 == " " }
        return SafeText.line(name.isEmpty ? label : String(name))
    }

    /// `1 message`, `2 messages`, `12,345 messages`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number.grouped) \(number == 1 ? one : many ?? one + "s")"
    }

    /// The class of a state's badge: `accepted`, `changes-requested`.
    static func badge(_ state: String) -> String { state.lowercased().replacing(" ", with: "-") }
}

extension Substring {
    /// Without the characters at the end that answer to `isCut`.
    func trimmingSuffix(while isCut: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isCut(last) { rest.removeLast() }
        return rest
    }
}
