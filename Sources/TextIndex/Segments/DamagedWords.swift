/// Words of an index that are not as they were written.
package struct DamagedWords: Error, Equatable, CustomStringConvertible {
    /// Row of the segment, where its head is damaged.
    package var segment: Int64?
    /// Row of the block, where that is damaged or missing.
    package var block: Int64?

    /// What is damaged, without what to do.
    package var description: String {
        if let block { return "block \(block) of its words is not as it was written" }
        return "segment \(segment ?? 0) of its words is not as it was written"
    }
}
