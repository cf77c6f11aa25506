/// What a path needs to have: most paths lack it, and then the machine is not run at all.
extension PathExpression {
    /// Runs of bytes of which one is in every match; nil when there is no such set.
    static func needed(_ node: Node) -> [[UInt8]]? {
        switch node {
        case .either(let nodes):
            let runs = nodes.map(needed)
            return runs.contains { $0 == nil } ? nil : runs.flatMap { $0 ?? [] }
        case .sequence(let nodes):
            var runs: [[UInt8]] = []
            var run: [UInt8] = []
            for node in nodes {
                if case .byte(let set) = node, let byte = set.only {
                    run.append(byte)
                } else {
                    runs.append(run)
                    run = []
                }
            }
            runs.append(run)
            if let longest = runs.max(by: { $0.count < $1.count }), !longest.isEmpty { return [longest] }
            return nodes.lazy.compactMap(needed).first
        case .byte(let set): return set.only.map { [[$0]] }
        case .repeated(let node, let least, _): return least > 0 ? needed(node) : nil
        case .start, .end: return nil
        }
    }

    static func contains(_ path: [UInt8], _ run: [UInt8]) -> Bool {
        guard path.count >= run.count, let first = run.first else { return run.isEmpty }
        for start in 0...(path.count - run.count) where path[start] == first {
            if path[start..<(start + run.count)].elementsEqual(run) { return true }
        }
        return false
    }
}
