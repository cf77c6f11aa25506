extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let hyphen = UInt8(ascii: "-")
    static let greaterThan = UInt8(ascii: ">")
    static let lessThan = UInt8(ascii: "<")

    /// Space or tab.
    @inline(__always)
    var isBlank: Bool { self == .space || self == .tab }

    /// Space, tab, or the end of a line.
    @inline(__always)
    var isWhiteSpace: Bool { self == .space || (self >= 9 && self <= 13) }

    @inline(__always)
    var isDigit: Bool { self &- 48 < 10 }

    @inline(__always)
    var isLetter: Bool { (self | 0x20) &- 97 < 26 }

    /// The same letter in lower case, or the byte itself.
    @inline(__always)
    var lowercased: UInt8 { self &- 65 < 26 ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}
