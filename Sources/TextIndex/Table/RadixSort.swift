/// Sorts numbers with something attached, byte by byte, the lowest first.
enum RadixSort {
    /// A number and what is attached.
    struct Value: BitwiseCopyable {
        var head: UInt64
        var index: UInt32
    }

    /// Sorts by `head`; equal ones keep their order.
    static func sort(_ values: inout [Value]) {
        var other = values
        let count = values.count
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                starts.update(repeating: 0)
                values.withUnsafeBufferPointer { values in
                    for value in values { starts[Int(truncatingIfNeeded: value.head >> shift) & 0xFF] &+= 1 }
                }
                // A byte that all have in common orders nothing.
                if starts.contains(count) { continue }
                var next = 0
                for digit in 0..<256 { (starts[digit], next) = (next, next &+ starts[digit]) }
                values.withUnsafeBufferPointer { values in
                    other.withUnsafeMutableBufferPointer { other in
                        for value in values {
                            let digit = Int(truncatingIfNeeded: value.head >> shift) & 0xFF
                            other[starts[digit]] = value
                            starts[digit] &+= 1
                        }
                    }
                }
                swap(&values, &other)
            }
        }
    }
}
