extension PathExpression {
    /// Reads a Perl regular expression of an `N:` line; nil when it is none, or asks for what cannot be done in linear time.
    ///
    /// White space between its parts does not count, as get_maintainer.pl has it (`m/…/x`).
    init?(parsing text: ArraySlice<UInt8>) {
        guard text.count <= 1000 else { return nil }
        var reader = ExpressionReader(bytes: Array(text))
        guard let node = reader.whole() else { return nil }
        self.init(node)
    }

    /// The bytes that `[…]` stands for; nil when it is something else.
    static func set(_ text: ArraySlice<UInt8>) -> ByteSet? {
        var reader = ExpressionReader(bytes: Array(text))
        guard case .byte(let set)? = reader.whole() else { return nil }
        return set
    }
}
