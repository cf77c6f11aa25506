/// A dense array indexed by row id, for a table whose ids are assigned without gaps, starting at 1.
struct RowArray<Value: Sendable>: Sendable {
    private var values: [Value] = []
    private let absent: Value

    /// Creates an empty array; `absent` is the value of rows that were never set.
    init(absent: Value) { self.absent = absent }

    /// The length: the highest row id and one.
    var count: Int { values.count }

    /// Sets the value of a row; rows are set in ascending order.
    mutating func put(_ value: Value, at row: Int64) {
        while values.count <= row { values.append(absent) }
        values[Int(row)] = value
    }

    /// The value of a row.
    subscript(row: Int64) -> Value { row > 0 && row < values.count ? values[Int(row)] : absent }
}
