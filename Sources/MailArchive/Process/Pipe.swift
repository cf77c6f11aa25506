internal import Glibc
internal import Synchronization
internal import SystemPackage

/// A pipe of the kernel between us and a child; no other child inherits its ends.
struct Pipe {
    /// The end that is read.
    let readEnd: Descriptor
    /// The end that is written.
    let writeEnd: Descriptor

    /// How many bytes it holds.
    let capacity: Int
    /// Whether so much fits in that a process may leave it alone for some milliseconds while the other one works.
    var isLarge: Bool { capacity >= 1 << 19 }

    /// `F_SETPIPE_SZ` and `F_GETPIPE_SZ` of Linux, which Glibc's module leaves out.
    private static let (setSize, getSize): (Int32, Int32) = (1031, 1032)

    /// Makes a pipe that holds `capacity` bytes where the kernel allows it.
    init(capacity: Int32 = 1 << 20) throws(ArchiveError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw .gitMissing(reason: "no pipe could be made: \(String(cString: strerror(errno)))")
        }
        // Subprocess closes what a child does not need; this is for children that others start.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        readEnd = Descriptor(ends[0])
        writeEnd = Descriptor(ends[1])
        // A refusal (the user's pipes together are limited) only makes reading slower.
        _ = fcntl(ends[1], Self.setSize, capacity)
        self.capacity = max(0, Int(fcntl(ends[1], Self.getSize)))
    }
}

/// An open file descriptor, closed once: explicitly, or when it is released.
final class Descriptor: Sendable {
    /// The kernel's number for it.
    let number: Int32
    private let open = Atomic(true)

    init(_ number: Int32) { self.number = number }

    deinit { close() }

    /// Closes it now; nobody may use `number` afterwards.
    func close() {
        if open.exchange(false, ordering: .acquiringAndReleasing) { _ = Glibc.close(number) }
    }

    /// Gives it away to someone who will close it.
    func release() -> FileDescriptor {
        open.store(false, ordering: .releasing)
        return FileDescriptor(rawValue: number)
    }

    /// Reads what is available, up to the buffer's size; 0 at the end, -1 on an error.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = Glibc.read(number, buffer.baseAddress, buffer.count)
            if count >= 0 || errno != EINTR { return count }
        }
    }
}
