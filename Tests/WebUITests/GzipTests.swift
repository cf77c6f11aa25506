import CZlib
import Testing

@testable import WebUI

@Suite("Compressing")
struct GzipTests {
    private func decompressed(_ bytes: [UInt8]) -> [UInt8] {
        var (bytes, output) = (bytes, [UInt8](repeating: 0, count: 1 << 20))
        var stream = z_stream()
        inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { inflateEnd(&stream) }
        return bytes.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                inflate(&stream, Z_FINISH)
                return Array(output.prefix(Int(stream.total_out)))
            }
        }
    }

    private static let text = Array("How high is the tide? ".utf8)

    @Test("gives zlib what it can count, piece by piece", arguments: [1, 7, 21, 22, 23, 1 << 30])
    func pieces(largest: Int) throws {
        var gzip = try GzipStream(largestPiece: largest)
        for _ in 0..<3 { gzip.append(Self.text) }
        #expect(decompressed(gzip.finish()) == Self.text + Self.text + Self.text)
    }

    @Test("of nothing is an empty member", arguments: [0, 1, 200_000])
    func whole(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 16) }
        #expect(decompressed(try bytes.withUnsafeBytes { try GzipStream.compress($0) }) == bytes)
    }

    @Test("without memory is an error, not the end of the program")
    func memory() {
        #expect(throws: GzipStream.OutOfMemory.self) {
            _ = try GzipStream(allocate: { _, _, _ in nil })
        }
    }
}
