/// Words of the index are not as they were written.
struct DamagedWords: Error, Equatable, CustomStringConvertible {
    /// Row of the segment, where its head is damaged.
    var segment: Int64?
    /// Row of the block, where that is damaged or missing.
    var block: Int64?

    /// What is damaged, without what to do.
    var description: String {
        if let block { return "block \(block) of its words is not as it was written" }
        return "segment \(segment ?? 0) of its words is not as it was written"
    }
}
