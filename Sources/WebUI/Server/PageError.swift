internal import HTTPTypes

/// Why a request gets no page, or another one than it asked for.
enum PageError: Error, Equatable {
    /// There is nothing under this address; the sentence says what was looked for.
    case notFound(String)
    /// The request cannot be understood.
    case invalid(String)
    /// A search query that cannot be understood, with the mark under the error.
    case invalidQuery(String)
    /// It is found under another path of this server.
    case moved(to: String)
    /// The path is too long.
    case tooLong
    /// The request has a body, or a larger one than is taken.
    case tooLarge
    /// The method is not one that the address takes.
    case method(allowed: String)
    /// More pages are wanted at once than are made.
    case busy
    /// The page took too long to make.
    case slow
    /// The client has gone, so that nobody reads the answer.
    case abandoned
    /// It was asked for under a name that is not this server's.
    case misdirected

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .invalid, .invalidQuery: .badRequest
        case .moved: .movedPermanently
        case .tooLong: .uriTooLong
        case .tooLarge: .contentTooLarge
        case .method: .methodNotAllowed
        case .busy, .slow: .serviceUnavailable
        // As nginx has it in its log.
        case .abandoned: HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request")
        case .misdirected: .misdirectedRequest
        }
    }

    /// One sentence for the reader.
    var explanation: String {
        switch self {
        case .notFound(let what), .invalid(let what), .invalidQuery(let what): what
        case .moved(let path): "It is found at \(path)."
        case .tooLong: "The address is longer than \(RequestTarget.longest) bytes."
        case .tooLarge: "The request is larger than this server takes."
        case .method(let allowed): "This address takes \(allowed) only."
        case .busy: "Too many pages are wanted at once. Try again in a few seconds."
        case .slow: "The page took too long to make. Try again, or ask for less."
        case .abandoned: "The client has gone."
        case .misdirected: "This server does not go by that name; --host adds one."
        }
    }
}
