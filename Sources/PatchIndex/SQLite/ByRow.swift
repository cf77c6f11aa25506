/// Values of a table by their rows, which are given one after the other from 1 on.
struct ByRow<Value: Sendable>: Sendable {
    private var values: [Value] = []
    private let absent: Value

    /// No values yet; `absent` stands for those of rows that are not there.
    init(absent: Value) { self.absent = absent }

    /// How many rows there may be, 0 included.
    var count: Int { values.count }

    /// Puts a value into its row; rows come in ascending order.
    mutating func put(_ value: Value, at row: Int64) {
        while values.count <= row { values.append(absent) }
        values[Int(row)] = value
    }

    /// The value of a row.
    subscript(row: Int64) -> Value { row > 0 && row < values.count ? values[Int(row)] : absent }
}
