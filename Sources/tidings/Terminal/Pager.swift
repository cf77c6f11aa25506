internal import Glibc
internal import SystemPackage

/// The program that shows long text page by page, chosen as git chooses it.
///
/// `TIDINGS_PAGER` comes first, then what `git var GIT_PAGER` says: `GIT_PAGER`, `core.pager`, `PAGER`, `less`.
enum Pager {
    /// The command, for the shell; nil when the person wants none.
    static func command() async -> String? {
        let chosen: String
        if let own = Terminal.environment("TIDINGS_PAGER") { chosen = own } else { chosen = await gitPager() }
        return chosen.isEmpty || chosen == "cat" ? nil : chosen
    }

    private static func gitPager() async -> String {
        guard let answer = try? await ChildProgram.git(["var", "GIT_PAGER"]), answer.status == 0 else { return "less" }
        return String(decoding: answer.output.prefix { $0 != 10 }, as: UTF8.self)
    }

    /// Shows `text` in the pager and waits until the person has left it.
    ///
    /// False when the pager could not be started.
    static func show(_ text: String, in command: String) async -> Bool {
        // The settings that git gives its pager: leave when it fits, keep colours, keep the screen.
        setenv("LESS", "FRX", 0)
        setenv("LV", "-c", 0)
        let status = try? await ChildProgram.shell(command, input: Array(text.utf8), output: .standardOutput)
        // 127: the shell found no such program.
        return status != nil && status != 127
    }
}
