/// The words of one bracket in a subject, by meaning: `RFC PATCH net-next v3 1/5`.
struct SubjectTags {
    private var isPatch = false
    private var isRFC = false
    private var isResend = false
    private var isPull = false
    private var isCommitted = false
    private var version: (major: Int, minor: Int?)?
    private var part: Part?
    private var others: [String] = []
    private var wordCount = 0

    /// Whether the bracket says at least one thing that only patches say.
    ///
    /// "[tree:branch 9/27] file.c: warning" is how a test robot names a commit.
    var isTag: Bool {
        if isPatch || isRFC || isResend || isPull || isCommitted { return true }
        guard version != nil || part != nil else { return false }
        // "[net-next v2]" and "[nft,v2]", but not "[see the bug report in v2]".
        return others.count <= (part == nil ? 2 : 8) && !others.contains { $0.contains(":") }
    }
    /// Whether it says PATCH or the number of a part, which no title does in brackets.
    var isOfPatch: Bool { isPatch || part != nil && isTag }
    /// Whether it says nothing else.
    var isPure: Bool { isTag && others.isEmpty }
    /// The version, where it says nothing else.
    var bareVersion: Int? {
        wordCount == 1 && others.isEmpty && !isPatch ? version.flatMap { $0.minor == nil ? $0.major : nil } : nil
    }
    /// Whether its only word is the name of a tree, as in `[PATCH][next]`.
    var isTree: Bool { wordCount == 1 && others.count == 1 && others[0].hasSuffix("next") }
    /// Whether it is what lists of releases or the bot of the tip tree put there.
    var isAnnouncement: Bool {
        if others.first?.hasPrefix("tip:") ?? false { return true }
        return wordCount == 1 && others.count == 1
            && ["ANNOUNCE", "ANNOUNCEMENT", "ANN"].contains(others[0].uppercased())
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let words = bytes.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        var index = 0
        while index < words.count {
            // "[PATCH 1 of 3]", "[PATCH 1 / 3]"
            if index + 2 < words.count,
                words[index + 1].elementsEqual("of".utf8) || words[index + 1].elementsEqual("/".utf8),
                let number = Self.number(words[index]), let total = Self.number(words[index + 2])
            {
                wordCount += 1
                part = Part(number: number, total: total)
                index += 3
                continue
            }
            take(words[index])
            index += 1
        }
        readKernelVersion()
    }

    /// The number of a part as the subject has it.
    private struct Part {
        var number: Int
        var fraction: Int?
        var total: Int?
    }

    /// Puts what the bracket says into `subject`.
    func add(to subject: inout PatchSubject) {
        if isPatch || (isRFC && part != nil) { subject.isPatch = true }
        if isRFC { subject.isRFC = true }
        if subject.isRFC, subject.part != nil || part != nil { subject.isPatch = true }
        if isResend { subject.isResend = true }
        if isPull { subject.isPullRequest = true }
        if isCommitted { subject.isCommitted = true }
        if let version {
            subject.hasVersion = true
            subject.version = version.major
            subject.versionMinor = version.minor
        }
        if let part {
            subject.part = part.number
            subject.partFraction = part.fraction
            subject.total = part.total
        }
        subject.tags += others
    }

    // MARK: Words

    private mutating func take(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        wordCount += 1
        if takeTag(word) { return }
        // "[PATCH: 1/3]", "[PATCH v2 (1/3)]"
        var bare = word
        while let last = bare.last, [UInt8(ascii: ":"), UInt8(ascii: ")")].contains(last) { bare = bare.dropLast() }
        if bare.first == UInt8(ascii: "(") { bare = bare.dropFirst() }
        if bare.count < word.count, !bare.isEmpty, takeTag(bare) { return }
        others.append(String(decoding: word, as: UTF8.self))
    }

    private mutating func takeTag(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if let number = Self.part(word) {
            part = number
        } else if let number = Self.version(word) {
            version = number
        } else if !takeKnown(word) {
            return takeNumberedName(word)
        }
        return true
    }

    /// Takes "PATCH1/3" and "PATCHv2-1/3".
    private mutating func takeNumberedName(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let letters = word.prefix { $0.isASCIILetter }
        guard letters.count >= 3, letters.endIndex < word.endIndex, let number = Self.part(word[letters.endIndex...])
        else { return false }
        var copy = self
        guard copy.takeName(letters) else { return false }
        copy.part = number
        self = copy
        return true
    }

    /// Makes a version that is the name of a kernel a tag: `[PATCH v6.1 0/3]` is for the stable branch, as `6.1.y` is.
    ///
    /// Authors number a part that they send again as `v3.1`, too. What the longterm kernels are called is taken for the
    /// kernel, unless the part has a number of the same kind (`v6.1 2.1/12`); so is what follows "for" or "stable".
    private mutating func readKernelVersion() {
        guard let (major, minor) = version, let minor, part?.fraction == nil else { return }
        let isLongterm = [(4, 4), (4, 9), (5, 4), (6, 1), (6, 6)].contains { $0 == (major, minor) }
        let isForStable = others.contains { word in
            ["for", "stable", "-stable", "autosel", "backport"].contains(word.lowercased())
        }
        guard isLongterm || isForStable else { return }
        version = nil
        others.append("v\(major).\(minor)")
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
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "|"): true
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
        } else if isWord("committed") || isWord("commited") || isWord("pushed") {
            isCommitted = true
        } else if isWord("applied") || isWord("merged"), name.allSatisfy({ $0 < UInt8(ascii: "a") }) {
            // In small letters they may be words of a title.
            isCommitted = true
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

    /// `01/23`, `1of23` and `2.5/4`; also `0/n` where the author does not know how many there will be.
    private static func part(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Part? {
        let word = word.first == UInt8(ascii: "#") ? word.dropFirst() : word
        let digits = word.prefix { $0.isASCIIDigit }
        guard let part = number(digits) else { return nil }
        var rest = word[digits.endIndex...]
        var fraction: Int?
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { $0.isASCIIDigit }
            guard (1...3).contains(digits.count), let value = number(digits) else { return nil }
            fraction = value * [100, 10, 1][digits.count - 1]
            rest = rest[digits.endIndex...]
        }
        if rest.first == UInt8(ascii: "/") {
            rest = rest.dropFirst()
        } else if rest.count > 2, rest.starts(with: "of".utf8) {
            rest = rest.dropFirst(2)
        } else {
            return nil
        }
        if let total = number(rest) { return Part(number: part, fraction: fraction, total: total) }
        return rest.count == 1 && fraction == nil
            && [UInt8(ascii: "n"), UInt8(ascii: "x"), UInt8(ascii: "m")].contains(rest.first! | 0x20)
            ? Part(number: part, total: nil) : nil
    }
}
