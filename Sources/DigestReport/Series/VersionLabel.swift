internal import PatchIndex
public import PatchTracking

/// How a version is called.
public enum VersionLabel {
    /// `v3`, `v3.1`, `RFC v1`, `v11 RESEND`.
    public static func text(_ series: Series) -> String {
        text(series.version, series.versionMinor, isRFC: series.isRFC, isResend: series.isResend)
    }

    /// The same, of a series as the index keeps it.
    static func text(_ series: IndexedSeries) -> String {
        text(series.version, series.versionMinor, isRFC: series.isRFC, isResend: series.isResend)
    }

    private static func text(_ version: Int, _ minor: Int?, isRFC: Bool, isResend: Bool) -> String {
        var text = "v\(version)"
        if let minor { text += ".\(minor)" }
        if isRFC { text = "RFC " + text }
        if isResend { text += " RESEND" }
        return text
    }

    /// What each version of a change is called.
    static func labels(of change: Change) -> [Series.ID: String] {
        Dictionary(change.series.map { ($0.id, text($0)) }) { first, _ in first }
    }

    /// The version with which a version is compared: the one it came after, with a lower number where there is one.
    public static func predecessor(of series: Series, in change: Change) -> Series? {
        guard let index = change.series.firstIndex(where: { $0.id == series.id }), index > 0 else { return nil }
        let older = change.series[..<index]
        return older.last { $0.version < series.version || (series.isResend && $0.version == series.version) }
            ?? older.last
    }
}
