/// The words of one bracket in a subject, told apart: `RFC PATCH net-next v3 1/5`.
struct SubjectTags {
    private var isPatch = false
    private var isRFC = false
    private var isResend = false
    private var isPull = false
    private var version: (major: Int, minor: Int?)?
    private var part: (number: Int, total: Int?)?
    private var others: [String] = []
    private var wordCount = 0

    /// Whether the bracket says at least one thing that only patches say.
    ///
    /// "[tree:branch 9/27] file.c: warning" is how a test robot names a commit.
    var isTag: Bool {
        if isPatch || isRFC || isResend || isPull { return true }
        if isCommitted { return true }
        return version != nil && others.isEmpty || part != nil && !others.contains { $0.contains(":") }
    }
    /// Whether it says nothing else.
    var isPure: Bool { isTag && others.isEmpty }
    /// Whether its only word says that the patch was committed before it was posted: `[COMMITTED]`.
    var isCommitted: Bool {
        wordCount == 1 && others.count == 1 && others[0].allSatisfy { $0.isUppercase } && Self.isCommitted(others[0])
    }
    /// Whether its only word is the name of a tree, as in `[PATCH][next]`.
    var isTree: Bool { wordCount == 1 && others.count == 1 && others[0].hasSuffix("next") }
    /// Whether it is what lists of releases or the bot of the tip tree put there.
    var isAnnouncement: Bool {
        if others.first?.hasPrefix("tip:") ?? false { return true }
        return wordCount == 1 && others.count == 1
            && ["ANNOUNCE", "ANNOUNCEMENT", "ANN"].contains(others[0].uppercased())
    }

    /// Whether the word says that a patch was committed before it was posted.
    static func isCommitted(_ word: String) -> Bool {
        ["committed", "commited", "pushed", "applied", "merged"].contains(word.lowercased())
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var words = bytes.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") })[
            ...]
        // "[PATCH 1 of 3]"
        if words.count >= 3, words[words.endIndex - 2].elementsEqual("of".utf8),
            let number = Self.number(words[words.endIndex - 3]), let total = Self.number(words[words.endIndex - 1])
        {
            part = (number, total)
            words = words.dropLast(3)
        }
        for word in words { take(word) }
    }

    /// Puts what the bracket says into `subject`.
    func add(to subject: inout PatchSubject) {
        if isPatch || (isRFC && part != nil) { subject.isPatch = true }
        if isRFC { subject.isRFC = true }
        if subject.isRFC, subject.part != nil || part != nil { subject.isPatch = true }
        if isResend { subject.isResend = true }
        if isPull { subject.isPullRequest = true }
        if let version {
            subject.hasVersion = true
            subject.version = version.major
            subject.versionMinor = version.minor
        }
        if let part {
            subject.part = part.number
            subject.total = part.total
        }
        subject.tags += others
    }

    // MARK: Words

    private mutating func take(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        wordCount += 1
        if let number = Self.part(word) {
            part = number
        } else if let number = Self.version(word) {
            version = number
        } else if !takeKnown(word) {
            others.append(String(decoding: word, as: UTF8.self))
        }
    }

    /// Takes a word made of known words: `PATCH`, `RFC/PATCH`, `PATCHv2`, `RESEND-PATCH`.
    private mutating func takeKnown(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var copy = self
        for piece in word.split(whereSeparator: Self.joins) {
            guard copy.takeKnown(piece: piece) else { return false }
        }
        self = copy
        return true
    }

    /// Whether the byte joins words into one: "RFC/PATCH", "RESEND-PATCH".
    private static func joins(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
        default: false
        }
    }

    private mutating func takeKnown(piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if let number = Self.version(piece) {
            version = number
            return true
        }
        // "PATCHv2", "RESEND2", "PATCH#2"
        let letters = piece.prefix { $0.isASCIILetter }
        let rest = piece[letters.endIndex...]
        if letters.last.map({ $0 | 0x20 }) == UInt8(ascii: "v"),
            let number = Self.version(piece[(letters.endIndex - 1)...])
        {
            guard takeName(letters.dropLast()) else { return false }
            version = number
            return true
        }
        guard rest.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "#") }) else { return false }
        return takeName(letters)
    }

    private mutating func takeName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let bytes = UnsafeBufferPointer(rebasing: name)
        func isWord(_ word: StaticString) -> Bool {
            bytes.count == word.utf8CodeUnitCount && bytes.starts(withCaseless: word, in: 0..<bytes.count)
        }
        if isWord("patch") || isWord("patches") || isWord("patchset") {
            isPatch = true
        } else if isWord("rfc") {
            isRFC = true
        } else if isWord("resend") || isWord("repost") || isWord("resent") {
            isResend = true
        } else if isWord("pull") {
            isPull = true
        } else if isWord("git") {
            return others.isEmpty
        } else {
            return isWord("request") && isPull
        }
        return true
    }

    // MARK: Numbers

    /// The number in the digits, cut to 999,999,999; `nil` if they are none.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            guard digit.isASCIIDigit else { return nil }
            value = min(value * 10 + Int(digit - UInt8(ascii: "0")), 999_999_999)
        }
        return value
    }

    /// Reads `v3`, `V3` or `v3.1`; a minor number of two digits is a kernel's (`v6.12`), not a series'.
    private static func version(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> (major: Int, minor: Int?)? {
        guard let first = word.first, first | 0x20 == UInt8(ascii: "v") else { return nil }
        let numbers = word.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard numbers.count <= 2, let major = number(numbers[0]) else { return nil }
        guard numbers.count == 2 else { return (major, nil) }
        guard numbers[1].count == 1, let minor = number(numbers[1]) else { return nil }
        return (major, minor)
    }

    /// `01/23`, also `0/n` where the author does not know how many there will be.
    private static func part(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> (number: Int, total: Int?)? {
        let numbers = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard numbers.count == 2,
            let part = number(numbers[0].first == UInt8(ascii: "#") ? numbers[0].dropFirst() : numbers[0])
        else { return nil }
        if let total = number(numbers[1]) { return (part, total) }
        return numbers[1].count == 1
            && [UInt8(ascii: "n"), UInt8(ascii: "x"), UInt8(ascii: "m")].contains(numbers[1].first! | 0x20)
            ? (part, nil) : nil
    }
}
