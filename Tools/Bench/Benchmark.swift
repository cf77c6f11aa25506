internal import Glibc
internal import MailFormat

/// All measurements on one archive.
struct Benchmark {
    private static let runs = 5

    var tidings: String
    var archive: String
    var range: String?

    /// Measures, and prints a line each.
    func run() throws {
        let folder = try Self.temporaryFolder()
        defer { _ = try? ChildProcess(["rm", "-rf", folder]) }
        let corpus = try Corpus(archive, folder: folder)
        let index = folder + "/index.sqlite"
        print(archive)
        let reading = try ChildProcess.median(
            ["git", "-C", archive, "cat-file", "--batch"], runs: Self.runs, input: corpus.blobs)
        say("git cat-file --batch", Self.milliseconds(reading.seconds))
        let indexing = try ChildProcess.median([tidings, "index", archive, "--index", index], runs: Self.runs) {
            for suffix in ["", "-wal", "-shm"] { unlink(index + suffix) }
        }
        say("tidings index, from nothing", Self.milliseconds(indexing.seconds))
        say("  ratio to git cat-file", Self.ratio(indexing.seconds / reading.seconds))
        say("  peak memory", Self.megabytes(indexing.peakMemory))
        say("  index file", Self.megabytes(Self.size(of: index)))
        let searchable = folder + "/searchable.sqlite"
        let words = try ChildProcess.median(
            [tidings, "index", "--text", archive, "--index", searchable], runs: Self.runs
        ) {
            for suffix in ["", "-wal", "-shm"] { unlink(searchable + suffix) }
        }
        say("tidings index --text", Self.milliseconds(words.seconds))
        say("  ratio to git cat-file", Self.ratio(words.seconds / reading.seconds))
        say("  peak memory", Self.megabytes(words.peakMemory))
        say("  index file", Self.megabytes(Self.size(of: searchable)))
        let idle = try ChildProcess.median([tidings, "index", archive, "--index", index], runs: Self.runs)
        say("tidings index, nothing new", Self.milliseconds(idle.seconds))
        if let range { try measureDigests([range], "of \(range)", index) }
        for (span, days) in [("a month", 30), ("a year", 365)] {
            let since = corpus.newest - days * 86_400
            try measureDigests(["--since", "@\(since)"], "of \(span)", index)
        }
        // Last, since a child counts the memory that this process has when it is started.
        try measureParsing(corpus)
    }

    private static let formats = ["text", "classic", "markdown", "json", "html", "atom", "mail"]
    private static let people = ["--mail-from", "ana@example.org", "--mail-to", "bo@example.org"]

    /// The whole program, from an index that is up to date to the report.
    private func measureDigests(_ range: [String], _ name: String, _ index: String) throws {
        let counted = try ChildProcess(
            [tidings, "digest", archive] + range + ["--list", "messages", "--index", index], output: index + ".list")
        guard counted.status == 0 else { return say("tidings digest \(name)", "nothing came") }
        say("tidings digest \(name)", "\(try Corpus.lines(of: index + ".list")) messages")
        for format in Self.formats {
            let digest = try ChildProcess.median(
                [tidings, "digest", archive] + range + ["--format", format, "--index", index]
                    + (format == "mail" ? Self.people : []), runs: Self.runs)
            say("  " + format, Self.milliseconds(digest.seconds) + ", " + Self.megabytes(digest.peakMemory))
        }
    }

    /// From raw bytes in memory to headers and decoded text, on one core.
    private func measureParsing(_ corpus: Corpus) throws {
        let mails = try corpus.mails()
        var times: [Double] = []
        var check = 0
        for _ in 0...Self.runs {
            let start = ContinuousClock.now
            for mail in mails { check &+= Self.read(Message(parsing: mail)) }
            times.append((ContinuousClock.now - start).seconds)
        }
        let middle = times.dropFirst().sorted()[Self.runs / 2]
        let bytes = mails.reduce(0) { $0 + $1.count }
        say(
            "MailFormat",
            "\(Int(Double(mails.count) / middle)) messages/s, \(Int(Double(bytes) / middle / 1e6)) MB/s (\(mails.count) mails)"
        )
        if check == 0 { print("no text") }
    }

    /// What an index asks of every mail.
    private static func read(_ message: Message) -> Int {
        message.subject.utf8.count + (message.sender?.address.utf8.count ?? 0)
            + Int(message.date?.secondsSince1970 ?? 0)
            + (message.messageID?.utf8.count ?? 0) + message.references.count + message.inReplyTo.count
            + message.text.count
    }

    private func say(_ what: String, _ figure: String) {
        print("  " + what + String(repeating: " ", count: max(1, 34 - what.count)) + figure)
    }

    private static func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }
    private static func ratio(_ value: Double) -> String { "\(Double(Int((value * 100).rounded())) / 100)" }
    private static func megabytes(_ bytes: Int) -> String { "\(Double(bytes / 100_000) / 10) MB" }

    private static func size(of file: String) -> Int {
        var status = stat()
        return stat(file, &status) == 0 ? Int(status.st_size) : 0
    }

    private static func temporaryFolder() throws -> String {
        var template = Array("/tmp/tidings-bench-XXXXXX\0".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchmarkError.cannotRun("mkdtemp") }
        return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
