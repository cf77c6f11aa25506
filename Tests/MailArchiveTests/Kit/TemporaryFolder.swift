import Foundation

/// A folder for one test; it is removed with everything in it when the test ends.
final class TemporaryFolder: Sendable {
    /// Absolute path, symbolic links resolved.
    let path: String

    init() {
        var template = Array("\(NSTemporaryDirectory())/tidings-test-XXXXXX".utf8CString)
        let made = mkdtemp(&template).map { String(cString: $0) } ?? ""
        path = realpath(made, nil).map { String(cString: $0) } ?? made
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Makes a folder in it.
    @discardableResult
    func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
        return self(name)
    }

    /// Writes a file in it; `time` in seconds since 1970.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8], time: Int? = nil) throws -> String {
        let path = self(name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        if let time {
            let date = Date(timeIntervalSince1970: TimeInterval(time))
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        }
        return path
    }

    /// Writes a file of text in it.
    @discardableResult
    func write(_ name: String, _ text: String, time: Int? = nil) throws -> String {
        try write(name, Array(text.utf8), time: time)
    }
}
