internal import DigestReport
internal import PatchIndex

/// One line on the terminal that shows the progress of an index run; nothing where there is no terminal.
///
///     kvm: [#########           ] 27,000/59,973 messages, 9,100/s, 4 s left
final class ProgressBar: Sendable {
    private let line: ProgressLine
    private let start = ContinuousClock.now

    private init(line: ProgressLine) {
        self.line = line
    }

    /// What to hand to the indexer; nil when standard error is no terminal.
    static func onTerminal() -> ProgressBar? { ProgressLine.onTerminal().map(ProgressBar.init(line:)) }

    /// Draws the run as it stands now.
    func draw(_ progress: IndexProgress) {
        line.draw(Self.line(progress, elapsed: ContinuousClock.now - start))
    }

    /// Takes the line away again.
    func clear() { line.clear() }

    /// The line for a run that has taken `elapsed`.
    static func line(_ progress: IndexProgress, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0.05 ? Double(progress.messages) / seconds : 0
        var line = progress.archive + ": "
        if let expected = progress.expected, expected > 0 {
            let filled = min(20, 20 * progress.messages / expected)
            line += "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: 20 - filled) + "] "
            line += "\(progress.messages.grouped)/\(expected.grouped) messages"
        } else {
            line += "\(progress.messages.grouped) messages"
        }
        if rate >= 1 {
            line += ", \(Int(rate).grouped)/s"
            if let expected = progress.expected, expected > progress.messages {
                line += ", \(Int((Double(expected - progress.messages) / rate).rounded(.up))) s left"
            }
        }
        return line
    }
}
