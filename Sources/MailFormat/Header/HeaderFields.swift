/// The fields of a header block, in the order in which they stand.
///
///     message.header["Subject"]        // the first one's raw bytes, folds included
///     message.header.all("Received")   // newest first, as in the message
///     message.header.text("X-Mailer")  // unfolded and decoded
///
/// Names are compared without regard to case.
public struct HeaderFields: Sendable {
    /// Where a field is in the bytes of the message.
    struct Entry: Sendable {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// The bytes of the whole message, shared by all its parts.
    var storage: [UInt8] = []
    var entries: [Entry] = []

    /// The raw value of the first field of this name.
    public subscript(name: String) -> [UInt8]? { firstRange(name).map { storage.span.array($0) } }

    /// The raw values of all fields of this name.
    public func all(_ name: String) -> [[UInt8]] {
        let bytes = storage.span
        var name = name
        return name.withUTF8 { name in
            entries.filter { Self.isNamed(name, $0, bytes) }.map { bytes.array($0.value) }
        }
    }

    /// The first field of this name as text: unfolded, RFC 2047 words decoded; of a long one the first `limit` bytes.
    public func text(_ name: String, limit: Int = .max) -> String? {
        guard let range = firstRange(name) else { return nil }
        return HeaderText.decode(storage.span, range.lowerBound..<(range.lowerBound + Swift.min(limit, range.count)))
    }

    /// Where the value of the first field of this name stands.
    func firstRange(_ name: String) -> Range<Int>? {
        let bytes = storage.span
        var name = name
        return name.withUTF8 { name in
            for entry in entries where Self.isNamed(name, entry, bytes) { return entry.value }
            return nil
        }
    }

    private static func isNamed(_ name: UnsafeBufferPointer<UInt8>, _ entry: Entry, _ bytes: Span<UInt8>) -> Bool {
        guard entry.name.count == name.count else { return false }
        var index = entry.name.lowerBound
        for byte in name {
            if bytes[index].lowercased != byte.lowercased { return false }
            index += 1
        }
        return true
    }
}

extension HeaderFields: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// How many fields there are.
    public var endIndex: Int { entries.count }
    /// The field at an index, 0 being the topmost.
    public subscript(position: Int) -> HeaderField {
        let entry = entries[position]
        let bytes = storage.span
        return HeaderField(
            name: bytes.string(entry.name), value: bytes.array(entry.value), offset: entry.name.lowerBound)
    }
}

extension HeaderFields: Equatable {
    /// The same fields with the same bytes in the same order, wherever they stand.
    public static func == (left: HeaderFields, right: HeaderFields) -> Bool {
        guard left.entries.count == right.entries.count else { return false }
        return zip(left.entries, right.entries).allSatisfy { a, b in
            left.storage[a.name] == right.storage[b.name] && left.storage[a.value] == right.storage[b.value]
        }
    }
}
