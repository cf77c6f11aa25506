extension Int {
    /// The number with a comma every three digits: `12,345`.
    package var grouped: String {
        var digits = String(self)
        var offset = digits.utf8.count - 3
        while offset > (self < 0 ? 1 : 0) {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: offset))
            offset -= 3
        }
        return digits
    }
}
