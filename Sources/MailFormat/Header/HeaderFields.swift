/// The fields of a header block, in the order in which they stand.
///
///     message.header["Subject"]        // the first one's raw bytes, folds included
///     message.header.all("Received")   // newest first, as in the message
///     message.header.text("X-Mailer")  // unfolded and decoded
///
/// Names are compared without regard to case.
public struct HeaderFields: Sendable, Equatable {
    var fields: [HeaderField] = []

    /// The raw value of the first field of this name.
    public subscript(name: String) -> [UInt8]? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }

    /// The raw values of all fields of this name.
    public func all(_ name: String) -> [[UInt8]] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The first field of this name as text: unfolded, RFC 2047 words decoded.
    public func text(_ name: String) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }
}

extension HeaderFields: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// How many fields there are.
    public var endIndex: Int { fields.count }
    /// The field at a place, 0 being the topmost.
    public subscript(position: Int) -> HeaderField { fields[position] }
}
