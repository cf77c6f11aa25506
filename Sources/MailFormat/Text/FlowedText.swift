/// Undoes format=flowed (RFC 3676): lines that end with a space continue in the next one.
struct FlowedText {
    private var output: [UInt8] = []
    /// The quote depth of the paragraph that is open; nil when none is.
    private var openDepth: Int?

    /// The text with its paragraphs on one line each.
    ///
    /// Quote marks stay at the beginning of a paragraph; stuffed spaces go.
    static func unflow(_ text: [UInt8], deletesSpace: Bool) -> [UInt8] {
        var flowed = FlowedText()
        flowed.output.reserveCapacity(text.count)
        let bytes = text.span
        var position = 0
        while position < bytes.count {
            let feed = bytes.firstIndex(of: .lineFeed, in: position..<bytes.count)
            if let feed, let end = FlowedHunk.unstuffedEnd(bytes, position..<feed) {
                flowed.keep(bytes, position..<end)
                position = end
                continue
            }
            flowed.add(bytes, position..<(feed ?? bytes.count), deletesSpace: deletesSpace)
            position = feed.map { $0 + 1 } ?? bytes.count
            if feed == nil, flowed.openDepth == nil { flowed.output.removeLast() }
        }
        if flowed.openDepth != nil, bytes.count > 0, bytes[bytes.count - 1] == .lineFeed { flowed.close() }
        return flowed.output
    }

    private mutating func close() {
        output.append(.lineFeed)
        openDepth = nil
    }

    /// Takes whole lines as they stand.
    private mutating func keep(_ bytes: Span<UInt8>, _ lines: Range<Int>) {
        if openDepth != nil { close() }
        bytes.withUnsafeBufferPointer { output += UnsafeBufferPointer(rebasing: $0[lines]) }
    }

    private mutating func add(_ bytes: Span<UInt8>, _ line: Range<Int>, deletesSpace: Bool) {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == .greaterThan { start += 1 }
        let depth = start - line.lowerBound
        let isStuffed = start < line.upperBound && bytes[start] == .space
        if isStuffed { start += 1 }
        // "-- " is a signature's beginning, not a line that continues.
        let isSignature =
            line.upperBound - start == 3 && bytes[start] == .hyphen && bytes[start + 1] == .hyphen
            && bytes[start + 2] == .space
        if let openDepth, openDepth != depth || isSignature { close() }
        if openDepth == nil {
            for _ in 0..<depth { output.append(.greaterThan) }
            if depth > 0, isStuffed { output.append(.space) }
        }
        let isFlowed = !isSignature && start < line.upperBound && bytes[line.upperBound - 1] == .space
        let end = isFlowed && deletesSpace ? line.upperBound - 1 : line.upperBound
        bytes.withUnsafeBufferPointer { output += UnsafeBufferPointer(rebasing: $0[start..<end]) }
        openDepth = depth
        if !isFlowed { close() }
    }
}
