internal import HTTPTypes
internal import Hummingbird

/// What every answer tells the browser to refuse (CSP Level 3; OWASP's list of response headers).
enum SecurityHeaders {
    /// Nothing from elsewhere, no script or style in the page itself, no frames.
    static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let fields: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"),
        (name("Referrer-Policy"), "no-referrer"), (name("Cross-Origin-Opener-Policy"), "same-origin"),
        (name("Cross-Origin-Resource-Policy"), "same-origin"),
        (name("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
    ]

    /// Adds them.
    static func add(to response: inout Response) {
        for (name, value) in fields { response.headers[name] = value }
    }

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is the name of a field") }
        return name
    }
}
