internal import CWebResources

/// The files in the folder `Resources`, which the program carries in itself.
enum Resources {
    /// The bytes of each file, by its name: `tidings.css`.
    static let files: [String: [UInt8]] = {
        var count = 0
        let first = web_resources(&count)
        let all = UnsafeBufferPointer(start: first, count: count)
        return Dictionary(
            uniqueKeysWithValues: all.map { file in
                (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
            })
    }()

    /// The bytes of a file that the program is known to carry.
    static func file(_ name: String) -> [UInt8] {
        guard let bytes = files[name] else { preconditionFailure("there is no resource \(name)") }
        return bytes
    }
}
