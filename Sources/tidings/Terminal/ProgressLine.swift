internal import DigestReport
internal import Synchronization

/// One line on the terminal that is drawn over and over.
final class ProgressLine: Sendable {
    private let state = Mutex(State())

    private struct State {
        var lastDrawn: ContinuousClock.Instant?
        var isShown = false
    }

    /// A line, when standard error is a terminal.
    static func onTerminal() -> ProgressLine? { StandardError.isTerminal ? ProgressLine() : nil }

    /// Draws `text`, at most ten times a second.
    func draw(_ text: @autoclosure () -> String) {
        state.withLock { state in
            let now = ContinuousClock.now
            if let last = state.lastDrawn, now - last < .milliseconds(100) { return }
            state.lastDrawn = now
            state.isShown = true
            // A line that a narrow terminal would break could not be drawn over: it is cut there (DECAWM off and on again).
            StandardError.write("\r\u{1B}[K\u{1B}[?7l" + SafeText.line(text()) + "\u{1B}[?7h")
        }
    }

    /// Takes the line away again.
    func clear() {
        state.withLock { state in
            if state.isShown { StandardError.write("\r\u{1B}[K") }
            state = State()
        }
    }
}
