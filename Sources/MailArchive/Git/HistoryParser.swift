/// Turns what `git log --raw` prints into requests for `git cat-file --batch`, a line each change:
/// `BLOB SEQUENCE COMMIT COMMITTED SIGN`.
///
/// The differences decide what a commit did, not its tree: a commit may keep the tree of the one before, and `d` stays
/// in the tree after a deletion (public-inbox reads its own epochs this way, too).
struct HistoryParser {
    /// What the paths look like.
    enum Layout {
        /// `m` and `d`; a sequence number each commit.
        case epoch
        /// `xx/yyyy…`; a sequence number each added or removed blob.
        case hashed
    }

    /// The arguments for the output that is read here, of the commits in `range`.
    ///
    /// Of an epoch only `m` and `d` are compared: a small tree can have any number of files, and git collects all that
    /// differ before it prints one.
    static func arguments(_ layout: Layout, _ range: String) -> [String] {
        let options = [
            "-c", "log.showRoot=true", "log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--raw",
            "-r", "--no-abbrev", "--no-renames", "--no-color", "--no-notes", "--no-show-signature", "--no-mailmap",
            "--no-ext-diff", "-O/dev/null", "--ignore-submodules", "--format=%H %ct",
        ]
        switch layout {
        // Commits that change neither are counted, too: --sparse. A folder with the name of a mail is not searched.
        case .epoch: return options + ["--sparse", range, "--", "m", "d", ":(exclude)m/", ":(exclude)d/"]
        case .hashed: return options + [range, "--"]
        }
    }

    private let layout: Layout
    private let skipped: Set<String>
    private var rest: [UInt8] = []
    private var header: ArraySlice<UInt8> = []
    private var change: (blob: ArraySlice<UInt8>, sign: UInt8)?
    /// The sequence number of the newest change (hashed) or commit (epoch) so far.
    private(set) var sequence: Int
    /// How many changes were found.
    private(set) var changes = 0

    /// Starts behind a sequence number.
    ///
    /// The blobs in `skipped` are asked for by a name that git does not know.
    init(layout: Layout, after sequence: Int, skipping skipped: Set<String> = []) {
        self.layout = layout
        self.skipped = skipped
        self.sequence = sequence
    }

    /// Takes more of git's output and appends the requests that are complete.
    mutating func append(_ bytes: some Sequence<UInt8>, to requests: inout [UInt8]) {
        rest += bytes
        var start = 0
        while let end = rest[start...].firstIndex(of: 10) {
            read(rest[start..<end], &requests)
            start = end + 1
        }
        rest.removeSubrange(..<start)
    }

    /// Whether `commit` is the one that is being read.
    func isAt(_ commit: String) -> Bool { header.starts(with: commit.utf8) }

    /// Ends the last commit.
    mutating func finish(_ requests: inout [UInt8]) { endCommit(&requests) }

    private mutating func read(_ line: ArraySlice<UInt8>, _ requests: inout [UInt8]) {
        guard let first = line.first else { return }
        if first != 58 {
            endCommit(&requests)
            header = ArraySlice(Array(line))
            // git prints nothing for a date that it cannot read.
            if line.last == 32 { header.append(48) }
            if layout == .epoch { sequence += 1 }
            return
        }
        // ":100644 100644 OLD NEW M\tpath"
        let fields = line.split(separator: 32, maxSplits: 4)
        guard fields.count == 5, let status = fields[4].first, let tab = fields[4].firstIndex(of: 9) else { return }
        let path = fields[4][(tab + 1)...]
        let isFile = fields[1].starts(with: [49, 48, 48])
        let wasFile = fields[0].dropFirst().starts(with: [49, 48, 48])
        switch layout {
        case .epoch:
            guard isFile, path.count == 1, !Self.isEmpty(fields[3]) else { return }
            if path.first == 109 {
                change = (ArraySlice(Array(fields[3])), 43)
            } else if path.first == 100, change == nil {
                change = (ArraySlice(Array(fields[3])), 45)
            }
        case .hashed:
            guard Self.isHashed(path) else { return }
            if status != 65, wasFile, !Self.isEmpty(fields[2]) { request(fields[2], 45, &requests) }
            if status != 68, isFile, !Self.isEmpty(fields[3]) { request(fields[3], 43, &requests) }
        }
    }

    /// True for the id of a file without bytes: what public-inbox's purge leaves of a message.
    private static func isEmpty(_ blob: ArraySlice<UInt8>) -> Bool {
        blob.elementsEqual("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391".utf8)
            || blob.elementsEqual("473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813".utf8)
    }

    /// `xx/` and 38 digits (62 for SHA-256).
    static func isHashed(_ path: ArraySlice<UInt8>) -> Bool {
        guard path.count == 41 || path.count == 65, path[path.startIndex + 2] == 47 else { return false }
        return path.prefix(2).allSatisfy(isHexDigit) && path.dropFirst(3).allSatisfy(isHexDigit)
    }

    private mutating func endCommit(_ requests: inout [UInt8]) {
        if let (blob, sign) = change { appendRequest(blob, sign, &requests) }
        change = nil
    }

    private mutating func request(_ blob: ArraySlice<UInt8>, _ sign: UInt8, _ requests: inout [UInt8]) {
        sequence += 1
        appendRequest(blob, sign, &requests)
    }

    private mutating func appendRequest(_ blob: ArraySlice<UInt8>, _ sign: UInt8, _ requests: inout [UInt8]) {
        changes += 1
        requests += blob
        if !skipped.isEmpty, skipped.contains(String(decoding: blob, as: UTF8.self)) {
            requests += RequestWriter.skipMark.utf8
        }
        requests.append(32)
        requests += "\(sequence)".utf8
        requests.append(32)
        requests += header
        requests.append(32)
        requests.append(sign)
        requests.append(10)
    }
}
