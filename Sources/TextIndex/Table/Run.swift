/// Elements side by side in memory that grow at the end and are freed by hand.
///
/// For loops that look at millions of elements: no reference counts, no checks. Whoever makes one calls ``deallocate()``.
struct Run<Element: BitwiseCopyable> {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    /// An empty run with room for some elements.
    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        start = .allocate(capacity: self.capacity)
    }

    /// Frees the memory.
    func deallocate() { start.deallocate() }

    /// Adds an element.
    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count &+ 1) }
        (start + count).initialize(to: element)
        count &+= 1
    }

    /// Adds elements.
    @inline(__always)
    mutating func append(_ elements: UnsafePointer<Element>, _ length: Int) {
        if count &+ length > capacity { grow(to: count &+ length) }
        (start + count).initialize(from: elements, count: length)
        count &+= length
    }

    /// Takes all elements away.
    @inline(__always)
    mutating func removeAll() { count = 0 }

    private mutating func grow(to needed: Int) {
        capacity = max(capacity &* 2, needed)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
    }
}

extension Run<UInt8> {
    /// Adds a number of seven bits a byte, in the encoding of ``LEB128``.
    @inline(__always)
    mutating func append(number: UInt32) {
        var number = number
        while number >= 0x80 {
            append(UInt8(truncatingIfNeeded: number) | 0x80)
            number >>= 7
        }
        append(UInt8(truncatingIfNeeded: number))
    }
}
