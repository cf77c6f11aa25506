/// JSON arrays, as statements take many rows or texts in one argument: `IN (SELECT value FROM json_each(?))`.
enum JSONArray {
    /// An array of row numbers.
    static func bytes(of rows: some Sequence<Int64>) -> [UInt8] {
        var json: [UInt8] = [UInt8(ascii: "[")]
        for row in rows {
            if json.count > 1 { json.append(UInt8(ascii: ",")) }
            json += String(row).utf8
        }
        json.append(UInt8(ascii: "]"))
        return json
    }

    /// An array of texts.
    static func bytes(of texts: some Sequence<String>) -> [UInt8] {
        var json: [UInt8] = [UInt8(ascii: "[")]
        for text in texts {
            if json.count > 1 { json.append(UInt8(ascii: ",")) }
            json.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
                case ..<0x20:
                    let hexadecimal = String(byte, radix: 16)
                    json += "\\u00\(hexadecimal.count == 1 ? "0" : "")\(hexadecimal)".utf8
                default: json.append(byte)
                }
            }
            json.append(UInt8(ascii: "\""))
        }
        json.append(UInt8(ascii: "]"))
        return json
    }

    /// The same, as GRDB's statements take it.
    static func text(of rows: some Sequence<Int64>) -> String { String(decoding: bytes(of: rows), as: UTF8.self) }

    /// The same.
    static func text(of texts: some Sequence<String>) -> String { String(decoding: bytes(of: texts), as: UTF8.self) }
}
