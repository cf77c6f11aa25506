internal import DigestReport
internal import MailFormat
internal import PatchIndex

/// What the JSON API says, one type an answer; field names come out in snake case.
///
/// `openapi.json` describes them, and a test holds both together.
enum APIDocuments {
    /// The lists.
    struct Lists: Encodable {
        var lists: [List]
    }

    /// One list.
    struct List: Encodable {
        var name: String
        var address: String?
        var messages: Int
        var series: Int
        var newest: String?
    }

    /// A page of threads.
    struct Threads: Encodable {
        var threads: [Thread]
        /// What to give as `before` and `before_id` for the next page.
        var next: Int64?
        var nextId: String?

        init(threads: [Thread], next: ListPosition?) {
            self.threads = threads
            (self.next, nextId) = (next?.received, next?.messageID)
        }
    }

    struct Thread: Encodable {
        var messageId: String
        var subject: String
        var starter: String
        var messages: Int
        var people: Int
        var newest: String
    }

    /// A page of series.
    struct SeriesPage: Encodable {
        var series: [SeriesEntry]
        /// What to give as `before` and `before_id` for the next page.
        var next: Int64?
        var nextId: String?

        init(series: [SeriesEntry], next: ListPosition?) {
            self.series = series
            (self.next, nextId) = (next?.received, next?.messageID)
        }
    }

    struct SeriesEntry: Encodable {
        var messageId: String
        var title: String
        var author: String
        var version: Int
        var isRfc: Bool
        var isResend: Bool
        var total: Int
        var tags: [String]
        var received: String
    }

    /// A message with its text.
    struct Message: Encodable {
        var messageId: String
        var subject: String
        var sender: String
        var to: [String]
        var cc: [String]
        var sent: String?
        var received: String
        var kind: String
        var inReplyTo: String?
        var lists: [String]
        var text: String
        var files: [File]
    }

    /// A file in a message.
    struct File: Encodable {
        /// As the sender wrote it; nil where there is none.
        var name: String?
        var type: String
        var size: Int
        /// Where it is.
        var path: String

        init(_ found: MailPart, of page: String) {
            name = found.part.filename
            type = found.part.contentType.name
            size = found.part.content.count
            path = page + found.address
        }
    }

    /// Results of a search.
    struct Results: Encodable {
        var total: Int
        var isMore: Bool
        var messages: [Result]
    }

    struct Result: Encodable {
        var messageId: String
        var subject: String
        var sender: String
        var received: String
        var kind: String
    }

    /// What changed between two versions.
    struct Comparison: Encodable {
        var older: String
        var newer: String
        var parts: [Pair]
    }

    struct Pair: Encodable {
        var kind: String
        var old: Int?
        var new: Int?
        var title: String
        var isMoved: Bool
        /// As `git range-diff` prints it, without indentation.
        var diff: String
    }
}

/// Why the API gives no answer.
struct APIError: Encodable {
    var status: Int
    var message: String

    /// As JSON.
    var text: String { JSONText.encode(self) }
}
