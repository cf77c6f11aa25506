internal import DigestReport
internal import Glibc

/// Where a report goes: standard output, through the pager on a terminal, or a file.
struct Output {
    /// The file; nil or `-` for standard output.
    var file: String?
    /// Whether a pager may be used.
    var usesPager: Bool

    /// Writes all of the report.
    ///
    /// - Throws: `Failure` when it cannot be written; a file is then as it was before.
    func write(_ text: String) async throws {
        if let file, file != "-" { return try replace(file, with: Array(text.utf8)) }
        if usesPager, Terminal.isOutput, let command = await Pager.command(), await Pager.show(text, in: command) {
            return
        }
        try Self.write(Array(text.utf8), to: STDOUT_FILENO, called: "standard output")
    }

    /// Writes mail as it is; on a terminal, what a terminal would obey is shown as pictures.
    ///
    /// - Throws: `Failure`, as ``write(_:)``.
    static func writeMail(_ bytes: [UInt8], to file: String? = nil) throws {
        let output = Output(file: file, usesPager: false)
        let isSeen = (file == nil || file == "-") && Terminal.isOutput
        guard isSeen else { return try output.write(bytes) }
        try output.write(Array(SafeText.lines(String(decoding: bytes, as: UTF8.self)).utf8))
    }

    /// Writes bytes as they are, never through a pager.
    func write(_ bytes: [UInt8]) throws {
        if let file, file != "-" { return try replace(file, with: bytes) }
        try Self.write(bytes, to: STDOUT_FILENO, called: "standard output")
    }

    private func replace(_ file: String, with bytes: [UInt8]) throws {
        // What is no plain file (a pipe, /dev/null) is written in place.
        var status = stat()
        let isPlain = stat(file, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
        let written = isPlain ? "\(file).\(getpid()).tmp" : file
        let descriptor = open(written, O_WRONLY | O_CREAT | (isPlain ? O_EXCL : 0) | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure(file) }
        do {
            try Self.write(bytes, to: descriptor, called: file)
            guard close(descriptor) == 0, !isPlain || rename(written, file) == 0 else { throw Self.failure(file) }
        } catch {
            if isPlain { unlink(written) }
            throw error
        }
    }

    /// Writes all of `bytes` to an open file.
    ///
    /// - Throws: `Failure`.
    static func write(_ bytes: [UInt8], to descriptor: Int32, called name: String) throws {
        let isWritten = bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return true
        }
        guard isWritten else { throw failure(name) }
    }

    /// The error for a file that the system has just refused to write.
    static func failure(_ name: String) -> Failure {
        Failure(status: .cannotReadOrWrite, message: "cannot write to \(name): \(String(cString: strerror(errno)))")
    }
}
