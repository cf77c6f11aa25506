public import PatchTracking

/// How a version is called.
public enum VersionLabel {
    /// `v3`, `v3.1`, `RFC v1`, `v11 RESEND`.
    public static func text(_ series: Series) -> String {
        var text = "v\(series.version)"
        if let minor = series.versionMinor { text += ".\(minor)" }
        if series.isRFC { text = "RFC " + text }
        if series.isResend { text += " RESEND" }
        return text
    }

    /// The version with which a version is compared: the one it came after, with a lower number where there is one.
    public static func predecessor(of series: Series, in change: Change) -> Series? {
        guard let index = change.series.firstIndex(where: { $0.id == series.id }), index > 0 else { return nil }
        let older = change.series[..<index]
        return older.last { $0.version < series.version || (series.isResend && $0.version == series.version) }
            ?? older.last
    }
}
