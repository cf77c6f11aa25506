import Glibc
import Testing

@testable import MailArchive

@Suite("Answers of git")
struct ObjectStreamTests {
    private static let sizes = [10, 100_000, 0, 4096, 70_000]

    private static let answers: [UInt8] = sizes.enumerated().flatMap { number, size in
        Array("blob\(number) \(size)\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: size) + [10]
    }

    @Test(
        "are the same through pipes of any size", arguments: [4096, 65_536, 1 << 20] as [Int32], [0, 50] as [UInt32])
    func pipes(_ capacity: Int32, _ pause: UInt32) async throws {
        let pipe = try MailArchive.Pipe(capacity: capacity)
        #expect(pipe.capacity > 0 && pipe.isLarge == (pipe.capacity >= 1 << 19))
        async let writing: Void = onBlockingThread {
            var offset = 0
            while offset < Self.answers.count {
                let count = Self.answers.withUnsafeBytes {
                    write(pipe.writeEnd.number, $0.baseAddress! + offset, min(4096, $0.count - offset))
                }
                if count <= 0 { break }
                offset += count
            }
            pipe.writeEnd.close()
        }
        let read = await onBlockingThread {
            var stream = ObjectStream(pipe.readEnd, capacity: 1 << 14, pause: pause)
            defer { stream.deallocate() }
            var found: [(String, Int)] = []
            while let answer = stream.next() { found.append((String(answer.words[0]), answer.bytes?.count ?? -1)) }
            return found
        }
        await writing
        #expect(read.map(\.0) == Self.sizes.indices.map { "blob\($0)" })
        #expect(read.map(\.1) == Self.sizes)
    }
}
