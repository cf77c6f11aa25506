internal import Glibc

/// The program that shows long text page by page, chosen as git chooses it.
///
/// `TIDINGS_PAGER` comes first, then what `git var GIT_PAGER` says: `GIT_PAGER`, `core.pager`, `PAGER`, `less`.
enum Pager {
    /// The command, for the shell; nil when the person wants none.
    static func command() -> String? {
        let chosen = Terminal.environment("TIDINGS_PAGER") ?? gitPager()
        return chosen.isEmpty || chosen == "cat" ? nil : chosen
    }

    private static func gitPager() -> String {
        guard let pipe = popen("git var GIT_PAGER 2>/dev/null", "r") else { return "less" }
        defer { pclose(pipe) }
        var buffer = [CChar](repeating: 0, count: 4096)
        guard fgets(&buffer, Int32(buffer.count), pipe) != nil else { return "less" }
        let line = String(decoding: buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return line
    }

    /// Shows `text` in the pager and waits until the person has left it.
    ///
    /// False when the pager could not be started.
    static func show(_ text: String, in command: String) -> Bool {
        // The settings that git gives its pager: leave when it fits, keep colours, keep the screen.
        setenv("LESS", "FRX", 0)
        setenv("LV", "-c", 0)
        guard let pipe = popen(command, "w") else { return false }
        // Whoever leaves the pager early has seen enough, and Ctrl-C in it is its own affair.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT, SIG_IGN)
        var text = text
        text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, pipe) }
        // 127: the shell found no such program.
        return pclose(pipe) != 127 << 8
    }
}
