/// A folder of the user for one kind of files (XDG Base Directory Specification).
package enum BaseDirectory: String, CaseIterable, Sendable {
    case cache = "XDG_CACHE_HOME"
    case configuration = "XDG_CONFIG_HOME"
    case data = "XDG_DATA_HOME"
    case state = "XDG_STATE_HOME"

    /// The folder in the home folder, where the variable does not name another one.
    private var standard: String {
        switch self {
        case .cache: ".cache"
        case .configuration: ".config"
        case .data: ".local/share"
        case .state: ".local/state"
        }
    }

    /// What Tidings keeps there, such as `~/.cache/tidings`; nil when neither the variable nor `HOME` names a folder.
    ///
    /// A relative path in the variable is ignored, as the specification asks.
    ///
    /// - Parameter environment: the value of a variable; nil where it is not set.
    package func path(environment: (String) -> String?) -> String? {
        if let folder = environment(rawValue), folder.hasPrefix("/") { return folder + "/tidings" }
        guard let home = environment("HOME"), !home.isEmpty else { return nil }
        return "\(home)/\(standard)/tidings"
    }
}
