/// A length in a chart, in thousandths of a pixel or of a percent, so that no rounding of floating point shows.
struct ChartLength: Sendable, Hashable {
    private let thousandths: Int
    private let unit: String

    /// So many pixels.
    static func pixels(_ number: Int) -> ChartLength { ChartLength(thousandths: number * 1000, unit: "") }

    /// `part` of `whole`, in percent of the chart's width.
    static func share(_ part: Int, of whole: Int) -> ChartLength {
        ChartLength(thousandths: whole == 0 ? 0 : part * 100_000 / whole, unit: "%")
    }

    /// `12`, `33.333%`.
    var text: String {
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
        guard rest != 0 else { return "\(whole)\(unit)" }
        var digits = String(1000 + rest).dropFirst()
        while digits.last == "0" { digits = digits.dropLast() }
        return "\(whole).\(digits)\(unit)"
    }
}
