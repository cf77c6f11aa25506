/// A header block found in raw bytes, and where the body begins after it.
struct HeaderBlock {
    var entries: [HeaderFields.Entry] = []
    var bodyStart: Int
    var defects: [Defect] = []
    private var isFull = false

    /// Reads the block at the beginning of a range.
    ///
    /// It ends at the first empty line, or before a line that is no field and is not followed by one: that is where
    /// somebody forgot the empty line.
    init(_ bytes: Span<UInt8>, in range: Range<Int>, limits: ParsingLimits) {
        bodyStart = range.upperBound
        entries.reserveCapacity(40)
        var position = range.lowerBound
        while position < range.upperBound {
            let first = bytes[position]
            let (line, next) = bytes.line(from: position, to: range.upperBound)
            if line.isEmpty {
                bodyStart = next
                return
            }
            if first.isBlank {
                if bytes.trimming(line).isEmpty, Self.endsBlock(bytes, next, range.upperBound) {
                    bodyStart = next
                    return
                }
                extendLast(bytes, line, limits)
            } else if let colon = Self.nameEnd(bytes, line) {
                append(bytes, line, nameEnd: colon.name, valueStart: colon.colon + 1, limits: limits)
            } else if !isStrayLine(bytes, line, next, range.upperBound) {
                defects.append(Defect(entries.isEmpty ? .missingHeader : .missingSeparator, at: position))
                bodyStart = position
                return
            } else {
                defects.append(Defect(.lineWithoutColon, at: position))
            }
            position = next
        }
    }

    private mutating func append(
        _ bytes: Span<UInt8>, _ line: Range<Int>, nameEnd: Int, valueStart: Int, limits: ParsingLimits
    ) {
        guard entries.count < limits.headerFields else {
            if !isFull { defects.append(Defect(.tooManyFields, at: line.lowerBound)) }
            isFull = true
            return
        }
        if nameEnd + 1 != valueStart { defects.append(Defect(.spaceBeforeColon, at: nameEnd)) }
        let value = bytes.trimming(valueStart..<line.upperBound)
        entries.append(.init(name: line.lowerBound..<nameEnd, value: cut(bytes, value, limits)))
    }

    /// As much of a value as the limits allow, never a part of a character.
    private mutating func cut(_ bytes: Span<UInt8>, _ value: Range<Int>, _ limits: ParsingLimits) -> Range<Int> {
        guard value.count > limits.fieldBytes else { return value }
        var end = value.lowerBound + limits.fieldBytes
        let earliest = max(value.lowerBound, end - 4)
        while end > earliest, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        if defects.last?.kind != .fieldTooLong { defects.append(Defect(.fieldTooLong, at: end)) }
        return value.lowerBound..<end
    }

    private mutating func extendLast(_ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: ParsingLimits) {
        if isFull { return }
        guard let last = entries.indices.last else {
            defects.append(Defect(.continuationWithoutField, at: line.lowerBound))
            return
        }
        var end = line.upperBound
        while end > line.lowerBound, bytes[end - 1].isWhiteSpace { end -= 1 }
        guard end > line.lowerBound else { return }
        let value = entries[last].value
        let start = value.isEmpty ? bytes.trimming(line).lowerBound : value.lowerBound
        entries[last].value = cut(bytes, start..<end, limits)
    }

    /// Where the name of a field ends and where its colon is; nil when the line is no field.
    private static func nameEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> (name: Int, colon: Int)? {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] != .colon, bytes[index] > 32, bytes[index] < 127 { index += 1 }
        let name = index
        while index < line.upperBound, bytes[index].isBlank { index += 1 }
        guard name > line.lowerBound, index < line.upperBound, bytes[index] == .colon else { return nil }
        return (name, index)
    }

    /// Whether a line that is no field may be left out: the envelope line of an mbox, or one that fields follow.
    private func isStrayLine(_ bytes: Span<UInt8>, _ line: Range<Int>, _ next: Int, _ limit: Int) -> Bool {
        if bytes.hasPrefix("from ", at: line.lowerBound, to: line.upperBound)
            || bytes.hasPrefix(">from ", at: line.lowerBound, to: line.upperBound)
        {
            return true
        }
        guard !entries.isEmpty, next < limit else { return false }
        return Self.nameEnd(bytes, bytes.line(from: next, to: limit).content) != nil
    }

    /// Whether a line of blanks is the empty line: when no field or continuation comes after it.
    private static func endsBlock(_ bytes: Span<UInt8>, _ next: Int, _ limit: Int) -> Bool {
        guard next < limit else { return true }
        let line = bytes.line(from: next, to: limit).content
        return line.isEmpty || (!bytes[next].isBlank && nameEnd(bytes, line) == nil)
    }
}
