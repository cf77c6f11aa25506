/// Inputs of any size that a careless parser reads in quadratic time.
struct GrowthGenerator: Sendable {
    var name: String
    /// Makes an input of about so many bytes.
    var make: @Sendable (Int) -> [UInt8]

    /// Whether the time grows as the size does: at most threefold for the double, over two doublings and in
    /// the median of several runs.
    func passes() -> Bool {
        var size = 1 << 16
        // Small inputs measure the clock, not the parser.
        while size < 1 << 22, time(size) < 0.004 { size *= 2 }
        var ratio = 0.0
        // A busy machine may spoil one measurement, hardly three.
        for _ in 0..<3 {
            let times = [time(size), time(size * 2), time(size * 4)]
            ratio = (times[2] / times[0]).squareRoot()
            let milliseconds = times.map { "\(Int($0 * 1000))" }.joined(separator: " ")
            print("\(name): \(size >> 10) KiB and twice, four times that: \(milliseconds) ms")
            if ratio < 3 { return true }
        }
        print("\(name): SUPERLINEAR, ratio \(ratio)")
        return false
    }

    private func time(_ size: Int) -> Double {
        let mail = make(size)
        // The first run fetches the memory that the others use again.
        Exercise.touch(mail)
        let times = (0..<5).map { _ in
            let start = FuzzClock.now()
            Exercise.touch(mail)
            return FuzzClock.now() - start
        }
        return times.sorted()[2]
    }

    /// An input that a closure makes.
    init(_ name: String, make: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        self.make = make
    }

    /// A head, then a piece as often as it fits.
    init(_ name: String, _ head: String, _ piece: String, _ tail: String = "") {
        self.name = name
        make = { size in
            var mail = Array(head.utf8)
            let piece = Array(piece.utf8)
            mail.reserveCapacity(size + 100)
            while mail.count < size { mail += piece }
            return mail + Array(tail.utf8)
        }
    }
}
