import MailFormat

/// What somebody of whom nothing else is known posts instead of others, or says of a posting of their own.
extension People {
    /// The series without the parts that strangers sent where others were missing; they are kept apart.
    ///
    /// A colleague sends some of the parts, or a part from another address: the thread says that they belong to it. Of
    /// somebody whom the owners did not address, and who never wrote elsewhere, it says nothing. Where no part is an
    /// owner's, the parts are from another address than the cover letter.
    func withoutParts(ofStrangersIn series: Series, owners: Owners) -> Series {
        guard tellsStrangers, series.parts.count > 1 || series.cover != nil,
            let foreign = firstForeignPart(of: series, owners)
        else { return series }
        let messages = series.messages.filter(owners.include)
        let addressed = Set(messages.flatMap(\.recipients).map(address(of:)))
        func isStrange(_ part: Part) -> Bool {
            guard part.message.attachment == nil, !owners.include(senderOf: part.message) else { return false }
            guard let sender = part.message.sender else { return true }
            let address = address(of: sender)
            return !addressed.contains(address) && !hasSeen(address, outside: owners.threads)
        }
        guard series.parts.contains(where: { owners.include(senderOf: $0.message) }) else { return series }
        var own = series
        own.parts = series.parts[..<foreign] + series.parts[foreign...].filter { !isStrange($0) }
        own.offered = series.parts[foreign...].filter(isStrange).map(\.message)
        return own
    }

    private func firstForeignPart(of series: Series, _ owners: Owners) -> Int? {
        series.parts.firstIndex { $0.message.attachment == nil && !owners.include(senderOf: $0.message) }
    }

    /// Whether who posted a series was seen in no other thread.
    func isNewcomer(_ series: Series) -> Bool {
        guard tellsStrangers else { return false }
        guard let sender = series.sender else { return true }
        return !hasSeen(address(of: sender), outside: threads(of: series.messages))
    }
}
