/// A regular expression over the bytes of a path, run in time linear in the path: no input makes it hang.
///
/// All ways through it are followed at once (Ken Thompson's construction), so there are no references back and no looking
/// around. It is made from the `N:` lines of a MAINTAINERS file, and from patterns with wildcards.
///
/// Swift's `Regex` is no choice for lines that somebody else has written: it goes back and tries again, so that `^(a+)+$` takes
/// 5 s for 16 letters `a` with a `b` behind them, and 27 s for 18 (Swift 6.3, optimised).
struct PathExpression: Sendable, Equatable {
    /// What an expression is built of.
    indirect enum Node: Sendable, Equatable {
        /// One byte of a set.
        case byte(ByteSet)
        /// One after the other.
        case sequence([Node])
        /// One or the other.
        case either([Node])
        /// At least so often, at most so often; nil for any number.
        case repeated(Node, Int, Int?)
        /// The beginning of the path.
        case start
        /// Its end.
        case end
    }

    /// One step of the machine.
    private enum Step: Sendable, Equatable {
        case byte(ByteSet)
        case split(Int, Int)
        case start
        case end
        case found
    }

    private var steps: [Step] = []
    /// Bytes of which one run has to be in a path that matches; empty when nothing is known.
    private var needed: [[UInt8]] = []
    /// How many steps an expression may have; one that is longer is a slip of the pen, or an attack.
    private static let mostSteps = 4000
    /// How many parts may be looked at in making it: parts that have no steps can be repeated very often.
    private static let mostParts = 20_000

    /// Makes the machine; nil when it would be too large.
    init?(_ node: Node) {
        var parts = 0
        guard compile(node, &parts) else { return nil }
        steps.append(.found)
        needed = Self.needed(node) ?? []
    }

    /// Whether it is found in `path`.
    func isFound(in path: [UInt8]) -> Bool {
        mayMatch(path) && run(path, isAnchored: false) { _ in true }
    }

    /// Whether it matches from the beginning of `path` up to a position that `accepts` takes.
    func matchesStart(of path: [UInt8], upTo accepts: (Int) -> Bool) -> Bool {
        mayMatch(path) && run(path, isAnchored: true, accepts)
    }

    /// Whether one of the runs of bytes is present of which every match has one.
    private func mayMatch(_ path: [UInt8]) -> Bool {
        needed.isEmpty || needed.contains { Self.contains(path, $0) }
    }

    // MARK: Running

    private func run(_ path: [UInt8], isAnchored: Bool, _ accepts: (Int) -> Bool) -> Bool {
        var current: [Int] = []
        var next: [Int] = []
        var seen = [Int](repeating: -1, count: steps.count)
        var pending: [Int] = []
        for position in 0...path.count {
            if position == 0 || !isAnchored { pending.append(0) }
            for step in next { pending.append(step) }
            current.removeAll(keepingCapacity: true)
            while let step = pending.popLast() {
                guard seen[step] != position else { continue }
                seen[step] = position
                switch steps[step] {
                case .byte: current.append(step)
                case .split(let one, let other):
                    pending.append(one)
                    pending.append(other)
                case .start: if position == 0 { pending.append(step + 1) }
                case .end: if position == path.count { pending.append(step + 1) }
                case .found: if accepts(position) { return true }
                }
            }
            guard position < path.count else { break }
            if current.isEmpty, isAnchored { return false }
            next.removeAll(keepingCapacity: true)
            for step in current {
                if case .byte(let set) = steps[step], set.contains(path[position]) { next.append(step + 1) }
            }
        }
        return false
    }

    // MARK: Making

    /// Adds the steps of a node; they end by leading to the step behind them.
    private mutating func compile(_ node: Node, _ parts: inout Int) -> Bool {
        parts += 1
        guard steps.count < Self.mostSteps, parts < Self.mostParts else { return false }
        switch node {
        case .byte(let set): steps.append(.byte(set))
        case .start: steps.append(.start)
        case .end: steps.append(.end)
        case .sequence(let nodes):
            for node in nodes { guard compile(node, &parts) else { return false } }
        case .either(let nodes):
            var ends: [Int] = []
            for (index, node) in nodes.enumerated() {
                let isLast = index == nodes.count - 1
                let fork = steps.count
                if !isLast { steps.append(.split(fork + 1, 0)) }
                guard compile(node, &parts) else { return false }
                guard !isLast else { break }
                ends.append(steps.count)
                steps.append(.split(0, 0))
                steps[fork] = .split(fork + 1, steps.count)
            }
            for end in ends { steps[end] = .split(steps.count, steps.count) }
        case .repeated(let node, let least, let most):
            for _ in 0..<least { guard compile(node, &parts) else { return false } }
            guard let most else { return compileLoop(node, &parts) }
            var forks: [Int] = []
            for _ in 0..<max(most - least, 0) {
                forks.append(steps.count)
                steps.append(.split(0, 0))
                guard compile(node, &parts) else { return false }
            }
            for fork in forks { steps[fork] = .split(fork + 1, steps.count) }
        }
        return steps.count < Self.mostSteps
    }

    private mutating func compileLoop(_ node: Node, _ parts: inout Int) -> Bool {
        let fork = steps.count
        steps.append(.split(0, 0))
        guard compile(node, &parts) else { return false }
        steps.append(.split(fork, fork))
        steps[fork] = .split(fork + 1, steps.count)
        return steps.count < Self.mostSteps
    }
}
