/// The settings that every git of ours runs with, whatever the repository, the user and the system say.
///
/// A second line of defence: the configuration of a repository is not read at all (see ``IsolatedGitFolder``), and that of
/// the user only for fetching. A key that an older git does not know does nothing there.
enum GitPins {
    /// One setting, and what somebody could do without it.
    struct Pin {
        var key: String
        var value: String
        var reason: String

        fileprivate init(_ key: String, _ value: String, _ reason: String) {
            (self.key, self.value, self.reason) = (key, value, reason)
        }
    }

    /// What could start a program.
    static let programs = [
        Pin("core.hooksPath", "/dev/null", "a fetch runs reference-transaction, a repack post-index-change"),
        Pin("core.fsmonitor", "false", "names a program that is asked which files changed"),
        Pin("core.pager", "cat", "names a program that shows the output"),
        Pin("core.editor", "false", "names a program that edits messages"),
        Pin("core.askPass", "true", "names a program that asks for passwords"),
        Pin("core.sshCommand", "false", "names the program for ssh:// addresses"),
        Pin("core.gitProxy", "false", "names a program for git:// addresses"),
        Pin("core.alternateRefsCommand", "true", "a fetch runs it where objects are borrowed"),
        Pin("core.attributesFile", "/dev/null", "attributes choose drivers for differences, which are programs"),
        Pin(
            "attr.tree", "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            "attributes in the commits do so, too: the empty tree"),
        Pin("diff.external", "", "names a program that makes the differences"),
        Pin("log.showSignature", "false", "runs gpg.program for signed commits"),
        Pin("gpg.program", "false", "checks signatures"),
        Pin("gpg.openpgp.program", "false", "checks signatures"),
        Pin("gpg.x509.program", "false", "checks signatures"),
        Pin("gpg.ssh.program", "false", "checks signatures"),
        Pin("gc.auto", "0", "gc.recentObjectsHook is a program"),
        Pin("maintenance.auto", "false", "starts gc"),
        Pin("protocol.allow", "never", "ext:: addresses are programs; RemoteGit allows http and https"),
        Pin("submodule.recurse", "false", "would start git in other repositories, by their configuration"),
        Pin("fetch.recurseSubmodules", "false", "would start git in other repositories, by their configuration"),
    ]

    /// What could change the bytes that are read here.
    static let answers = [
        Pin("core.quotePath", "true", "how names of files are written"),
        Pin("core.abbrev", "no", "how long object names are"),
        Pin("core.bigFileThreshold", "512m", "larger files are binary in differences"),
        Pin("core.useReplaceRefs", "false", "refs/replace puts other objects in the place of those named"),
        Pin("color.ui", "false", "escape sequences"),
        Pin("color.diff", "false", "escape sequences"),
        Pin("diff.algorithm", "myers", "which lines differ"),
        Pin("diff.colorMoved", "no", "escape sequences"),
        Pin("diff.context", "3", "how many lines stand around a change"),
        Pin("diff.dstPrefix", "b/", "names of files"),
        Pin("diff.indentHeuristic", "true", "which lines differ"),
        Pin("diff.interHunkContext", "0", "how hunks are joined"),
        Pin("diff.mnemonicPrefix", "false", "names of files"),
        Pin("diff.noprefix", "false", "names of files"),
        Pin("diff.orderFile", "/dev/null", "the order of files"),
        Pin("diff.relative", "false", "leaves files out"),
        Pin("diff.renames", "false", "a renamed file is one removed and one added"),
        Pin("diff.srcPrefix", "a/", "names of files"),
        Pin("diff.submodule", "short", "how submodules are shown"),
        Pin("diff.suppressBlankEmpty", "false", "empty context lines lose their space"),
        Pin("diff.wsErrorHighlight", "none", "escape sequences"),
        Pin("format.pretty", "medium", "what stands before a difference"),
        Pin("i18n.commitEncoding", "UTF-8", "the charset of messages that name none"),
        Pin("i18n.logOutputEncoding", "UTF-8", "the charset of the output"),
        Pin("log.decorate", "no", "names of branches in the output"),
        Pin("log.diffMerges", "separate", "what merges show"),
        Pin("log.follow", "false", "which commits are shown"),
        Pin("log.mailmap", "false", "other names and addresses"),
        Pin("log.showRoot", "true", "without it the first commit has no difference"),
    ]

    /// The options for git's command line, before its command.
    static let arguments = ["--no-pager"] + (programs + answers).flatMap { ["-c", "\($0.key)=\($0.value)"] }

    /// What the environment says: nil takes a variable away that the user or a caller may have set.
    static let environment: [String: String?] = [
        // The same words everywhere, and no questions.
        "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS": "true", "GIT_EDITOR": "false",
        // Nothing is written, fetched or replaced while something is read.
        "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        // Only our repository, with the attributes and the configuration that are named here.
        "GIT_ATTR_NOSYSTEM": "1", "GIT_ATTR_SOURCE": nil, "GIT_CEILING_DIRECTORIES": nil, "GIT_COMMON_DIR": nil,
        "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_NAMESPACE": nil, "GIT_OBJECT_DIRECTORY": nil,
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_GRAFT_FILE": nil, "GIT_SHALLOW_FILE": nil,
        "GIT_REPLACE_REF_BASE": nil, "GIT_CONFIG": nil, "GIT_CONFIG_PARAMETERS": nil, "GIT_CONFIG_COUNT": nil,
        // Programs, and what is printed between the answers.
        "GIT_EXTERNAL_DIFF": nil, "GIT_DIFF_OPTS": nil, "GIT_PAGER": nil, "GIT_SSH": nil, "GIT_SSH_COMMAND": "false",
        "GIT_PROXY_COMMAND": "false", "GIT_TRACE": nil, "GIT_TRACE2": nil, "GIT_LITERAL_PATHSPECS": nil,
        "GIT_GLOB_PATHSPECS": nil, "GIT_NOGLOB_PATHSPECS": nil, "GIT_ICASE_PATHSPECS": nil, "GIT_DEFAULT_HASH": nil,
        "GIT_TEMPLATE_DIR": nil,
    ]

    /// For everything but fetching: the user's configuration does not count, either.
    static let ownConfiguration: [String: String?] = [
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
}
