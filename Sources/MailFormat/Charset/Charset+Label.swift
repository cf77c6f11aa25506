extension Charset {
    /// Finds the charset behind a label, in the manner of the WHATWG Encoding Standard: a name that people use for more
    /// than it means gets the larger charset.
    init(label: String) {
        let name = String(
            decoding: label.utf8.lazy.filter { !$0.isWhiteSpace && $0 != 34 && $0 != 39 }.map(\.lowercased),
            as: UTF8.self)
        switch name {
        case "", "us-ascii", "ascii", "utf-8", "utf8", "ansi_x3.4-1968", "unicode-1-1-utf-8", "iso-646-us", "646":
            self = .unicode(isKnown: true)
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "l1", "windows-1252", "cp1252",
            "cp-1252", "iso-8859-1-windows-3.1-latin-1", "x-cp1252", "ansi", "x-ansi", "win-1252":
            self = .windows1252
        case "unknown-8bit", "x-unknown", "unknown", "x-user-defined", "default", "default_charset", "8bit", "7bit",
            "binary", "none", "null", "x-unknown-8bit", "_autodetect", "_autodetect_all", "iso-10646", "utf":
            self = .unicode(isKnown: false)
        default:
            let iconvName = Self.iconvName(name)
            // The name goes to iconv only when it looks like one: "//" in it would switch options on.
            guard iconvName.utf8.count <= 40,
                iconvName.utf8.allSatisfy({ $0.isLetter || $0.isDigit || "-_.:+()".utf8.contains($0) })
            else {
                self = .unicode(isKnown: false)
                return
            }
            self = .iconv(name: iconvName, hasASCII: Self.hasASCII(iconvName))
        }
    }

    /// The name by which iconv knows the charset that is meant.
    private static func iconvName(_ name: String) -> String {
        switch name {
        case "gb2312", "gbk", "cp936", "windows-936", "x-gbk", "csgb2312", "gb_2312-80", "euc-cn", "gb18030": "gb18030"
        case "ks_c_5601-1987", "ks_c_5601", "ksc5601", "euc-kr", "euckr", "windows-949", "cseuckr", "ks_c_5601-1989":
            "cp949"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "csshiftjis", "windows-31j": "cp932"
        case "big5", "x-x-big5", "cn-big5", "csbig5", "big5-hkscs": "big5-hkscs"
        case "iso-8859-9", "iso8859-9", "latin5", "l5": "cp1254"
        case "iso-8859-11", "tis-620", "windows-874": "cp874"
        case "iso-8859-8-i", "iso-8859-8-e": "iso-8859-8"
        case "iso-8859-6-i", "iso-8859-6-e": "iso-8859-6"
        case "x-mac-roman", "macintosh", "mac": "macintosh"
        case "koi8r": "koi8-r"
        case "cp-850": "cp850"
        case "utf16": "utf-16"
        case "unicode-1-1-utf-7", "utf7": "utf-7"
        case "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
            "windows-1257", "windows-1258":
            "cp" + name.dropFirst(8)
        default: name
        }
    }

    /// Whether ASCII bytes mean ASCII in a charset, so that text of nothing else needs no conversion.
    private static func hasASCII(_ name: String) -> Bool {
        for prefix in [
            "iso-8859", "iso8859", "iso_8859", "cp125", "koi8", "gb18030", "cp949", "cp932", "big5", "euc-", "cp874",
            "macintosh",
        ]
        where name.hasPrefix(prefix) {
            return true
        }
        return false
    }
}
