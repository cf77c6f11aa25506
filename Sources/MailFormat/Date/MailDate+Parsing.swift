extension MailDate {
    /// Reads a date as a mail writes it; nil when it is none or cannot be.
    ///
    /// RFC 5322 with its obsolete forms (two-digit years, names of zones, comments), and what programs send instead:
    /// asctime, `30-Dec-2025`, ISO 8601, a missing time or zone. A date without a zone is taken as UTC.
    public init?(parsing text: some Sequence<UInt8>) {
        let bytes = Array(text)
        self.init(parsing: bytes.span, 0..<bytes.count)
    }

    /// Reads the date in a range of bytes.
    init?(parsing bytes: Span<UInt8>, _ range: Range<Int>) {
        let range = bytes.trimming(range)
        if let date = ISODate.read(bytes, range) {
            self = date
            return
        }
        var scanner = DateScanner()
        scanner.read(bytes, range)
        guard let date = scanner.date else { return nil }
        self = date
    }
}
