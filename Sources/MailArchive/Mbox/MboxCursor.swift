/// How far an mbox was read: the last message's number, location and fingerprint, written `SEQUENCE OFFSET+LENGTH FINGERPRINT`.
///
/// An mbox only grows at its end. When the last message is not where it was, the file was rewritten.
struct MboxCursor: Equatable, CustomStringConvertible {
    /// Number of the last message, from 1.
    var sequence: Int
    /// Where it is.
    var location: MboxLocation
    /// Hash of its bytes in the file.
    var fingerprint: String

    var description: String { "\(sequence) \(location) \(fingerprint)" }
}

extension MboxCursor {
    /// Reads a cursor; nil when it is none of ours.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let sequence = Int(parts[0]), let location = MboxLocation(String(parts[1])) else {
            return nil
        }
        self.init(sequence: sequence, location: location, fingerprint: String(parts[2]))
    }
}

/// A message's location in an mbox, written `OFFSET+LENGTH`, in decompressed bytes with the `From ` line.
struct MboxLocation: Equatable, CustomStringConvertible {
    var offset: Int
    var length: Int

    var description: String { "\(offset)+\(length)" }

    /// How many bytes of a message are read: all, or the beginning of one that is too large.
    static func kept(of length: Int) -> Int { length > MailSize.limit ? OversizedMail.headerLimit : length }
}

extension MboxLocation {
    /// Parses a location; nil when the text is not one.
    init?(_ text: String) {
        let parts = text.split(separator: "+", omittingEmptySubsequences: false)
        guard parts.count == 2, let offset = Int(parts[0]), let length = Int(parts[1]), offset >= 0, length > 0 else {
            return nil
        }
        self.init(offset: offset, length: length)
    }
}
