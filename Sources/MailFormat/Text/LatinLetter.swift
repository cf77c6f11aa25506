/// Letters of Latin alphabets, to be compared without their accents.
public enum LatinLetter {
    /// The small letter of a to z under the accents of a scalar; `nil` for one that has none to lose, or is beyond U+017F.
    public static func base(of scalar: Unicode.Scalar) -> UInt8? {
        guard scalar.value >= 0xC0, scalar.value < 0x180 else { return nil }
        let base = bases[Int(scalar.value - 0xC0)]
        return base == UInt8(ascii: "-") ? nil : base
    }

    /// The letters from U+00C0 to U+017F without their accents; `-` for those that have none to lose.
    private static let bases = Array(
        ("aaaaaa-ceeeeiiii-nooooo-ouuuuy--aaaaaa-ceeeeiiii-nooooo-ouuuuy-y"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiii---jjkk-llllll-"
            + "-llnnnnnn---oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz-").utf8)
}
