/// One patch of a series.
public struct Part: Sendable, Equatable {
    /// Its position in the series, from 1: the number in its subject, unless a part was put between others before it.
    public var number: Int
    /// Its number as its subject has it: `2.5` for a part that was put between the second and the third.
    public var label: String
    /// The mail that counts: the newest replacement, else the first that came.
    public var message: TrackedMessage
    /// The `1` of the `v3.1` that replaced it alone.
    public var versionMinor: Int?
    /// The mails that `message` replaced (`v3 2/5` for `v3.1 2/5`), as received.
    public var replaced: [TrackedMessage]
    /// Further mails with the same number and version, as received.
    public var repeated: [TrackedMessage]
    /// The older version that it was taken from, where the newer one consists of some parts sent again; `nil` for a part that was
    /// posted with its series.
    public var carriedFrom: Series.ID?
    /// Mails that claim to replace it and came from somebody who does not own the series, as received.
    public var offered: [TrackedMessage] = []

    /// Makes a part.
    public init(
        number: Int, message: TrackedMessage, versionMinor: Int? = nil, replaced: [TrackedMessage] = [],
        repeated: [TrackedMessage] = []
    ) {
        self.number = number
        label = String(number)
        self.message = message
        self.versionMinor = versionMinor
        self.replaced = replaced
        self.repeated = repeated
    }

    /// Title of the patch.
    public var title: String { message.title }
    /// Whether an older version's patch stands for it.
    public var isCarried: Bool { carriedFrom != nil }
}
