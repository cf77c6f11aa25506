import Glibc

/// The mails that mutations begin with.
enum SeedMails {
    /// Mails written here: one for each corner of the formats.
    static let written: [[UInt8]] =
        texts.map { Array($0.utf8) } + [
            Array("Subject: Gr".utf8) + [0xFC, 0xDF] + Array("e\nFrom: J".utf8) + [0xF6]
                + Array("rg <j@example.org>\n\n".utf8)
                + [0xE4, 0xF6, 0xFC, 10]
        ]

    /// The files of a folder, the largest left out.
    static func read(folder: String?) -> [[UInt8]] {
        guard let folder, let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var mails: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), let mail = read(file: "\(folder)/\(name)"), !mail.isEmpty { mails.append(mail) }
        }
        return mails
    }

    private static func read(file path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = buffer.baseAddress.map { fread($0, 1, 65_536, file) } ?? 0
        }
    }
}
