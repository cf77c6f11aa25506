import MailFormat
import PatchFormat

/// What makes two review tags the same one, whatever they were given to: the key, and the person or, for a key such as `Fixes`
/// that names none, the value.
struct TagIdentity: Hashable {
    var key: String
    var person: String

    /// Takes a tag of `person`.
    init(_ trailer: Trailer, person: Mailbox) {
        key = trailer.key.lowercased()
        // Two commits that are fixed are two tags.
        self.person = key.hasSuffix("-by") ? PostingKey.person(person) : trailer.value
    }

    /// Takes a tag that is in a patch; `nil` where it should name a person and does not.
    init?(_ trailer: Trailer) {
        key = trailer.key.lowercased()
        guard key.hasSuffix("-by") else {
            person = trailer.value
            return
        }
        guard let mailbox = trailer.mailbox else { return nil }
        person = PostingKey.person(mailbox)
    }
}
