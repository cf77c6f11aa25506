/// A commit of a tree of source code: what it says, and which files it changes.
public struct SourceCommit: Sendable, Equatable {
    /// The full name.
    public var name: String
    /// When it was committed, in seconds since 1970 UTC.
    public var committedAt: Int64
    /// Who wrote it: the name alone.
    public var authorName: String
    /// The address of who wrote it.
    public var authorAddress: String
    /// Who committed it: the name alone.
    public var committerName: String
    /// The address of who committed it.
    public var committerAddress: String
    /// The first line of its message.
    public var title: String
    /// The whole message, in UTF-8.
    public var message: [UInt8]
    /// The paths of the files that it changes, both of those that moved.
    public var paths: [String]

    /// What git is asked to print, a NUL behind each field; neither a message nor a path has one.
    static let format = "%H%x00%ct%x00%an%x00%ae%x00%cn%x00%ce%x00%s%x00%B%x00"

    static func name(_ commit: SourceCommit) -> String { commit.name }

    /// Reads what git printed: the fields, then for each file `:MODE MODE BLOB BLOB STATUS` and its path.
    init?(_ printed: ArraySlice<UInt8>) {
        let fields = printed.split(separator: 0, omittingEmptySubsequences: false)
        guard fields.count > 8 else { return nil }
        name = Self.text(fields[0])
        committedAt = Timestamp.read(Self.text(fields[1]))
        authorName = Self.text(fields[2])
        authorAddress = Self.text(fields[3])
        committerName = Self.text(fields[4])
        committerAddress = Self.text(fields[5])
        title = Self.text(fields[6])
        message = Array(fields[7])
        paths = []
        // Between fields and files git ends a line, or a record.
        var index = 8
        while index < fields.count {
            let field = fields[index].drop { $0 == 10 }
            if field.first == UInt8(ascii: ":"), index + 1 < fields.count {
                paths.append(Self.text(fields[index + 1]))
                index += 2
            } else if field.isEmpty {
                index += 1
            } else {
                return nil
            }
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
