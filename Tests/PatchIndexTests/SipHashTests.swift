import Testing

@testable import PatchIndex

@Suite("SipHash-1-3")
struct SipHashTests {
    /// Letters with white space among them.
    private static func text(_ count: Int) -> [UInt8] {
        (0..<count).map { (index: Int) -> UInt8 in
            if index % 7 == 3 || index % 31 == 5 { return 0x20 }
            return UInt8(0x61 + index % 26)
        }
    }

    @Test(
        "gives the sum of a plain implementation, however long the pieces are",
        arguments: [
            (0, 0xe4ff_fb6d_e082_a435),
            (1, 0xf7a7_a08b_9c25_f768),
            (7, 0x3be9_d043_7456_3730),
            (8, 0xec7f_cca2_ba6d_42db),
            (9, 0x0ff7_479f_937c_f25b),
            (15, 0xc8b3_d65f_d04b_9723),
            (16, 0x15e8_524b_7fe4_b7f7),
            (17, 0x0094_08fc_aa2b_4435),
            (2047, 0xeb86_d27c_ed3f_e724),
            (2048, 0xeb86_d27c_ed3f_e724),
            (2049, 0x55aa_041a_ea69_86d3),
            (2056, 0x1197_3cc4_30f2_ee26),
            (4096, 0xbc5d_7dba_9f0f_c8b6),
            (5000, 0xb69a_c628_ea4d_6a26),
        ] as [(Int, UInt64)])
    func sums(_ count: Int, _ expected: UInt64) {
        var hash = SipHash()
        for text in [Self.text(count), Self.text(3), Self.text(count)] { hash.add(text) }
        #expect(hash.finished() == expected)
    }

    @Test("does not count white space, wherever it stands", arguments: [1, 8, 100, 2_048, 3_000])
    func whiteSpace(_ count: Int) {
        let text = Self.text(count)
        var (hash, other) = (SipHash(), SipHash())
        hash.add(text)
        other.add(text.filter { $0 != 0x20 }.flatMap { [0x09, $0, 0x0A, 0x0D] })
        #expect(hash.finished() == other.finished())
    }

    @Test("tells where a text ends")
    func ends() {
        var (hash, other) = (SipHash(), SipHash())
        for text in ["a", "bc"] { hash.add(text) }
        for text in ["ab", "c"] { other.add(text) }
        #expect(hash.finished() != other.finished())
    }
}
