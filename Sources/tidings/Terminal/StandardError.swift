internal import Glibc

/// Where messages for the person go.
enum StandardError {
    /// Whether a person sees it at once.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes as it is; a reader that went away is no error.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
