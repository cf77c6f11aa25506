import DigestReport
import Testing

@Suite("Maintainers")
struct MaintainersTests {
    static let file = """
        List of maintainers
        ===================

        \tM: *Mail* patches to: FullName <address@domain>
        \tF: *Files* and directories wildcard patterns.
        \t   F:\tdrivers/net/\tall files in and below drivers/net
        Maintainers List
        ----------------

        TIDE DRIVER
        M:\tJane Doe <jane@example.org>
        S:\tMaintained
        F:\tdrivers/net/tide.c
        F:\tinclude/*/tide?.h
        K:\ttide_.*

        NETWORKING DRIVERS
        L:\tnetdev@example.org
        F:\tdrivers/net/
        X:\tdrivers/net/wireless/

        NETWORKING TOP ONLY
        F:\tdrivers/net/*
        KVM FOR TIDES
        F:\tarch/*/kvm/
        F:\tfs/**/*kvm*.c
        # a remark

        F:\tDocumentation/virt/kvm

        REEF SOC
        N:\t[^a-z]reef
        N:\t^boards/(one|two)\\.dts$
        N:\ts3c \\d{2,4}
        F:\tarch/arm/mach-reef/

        CHOICES
        F:\tcommon/{kexec,sub/kimage}.[ch]
        F:\todd/[a.c
        F:\todd/{b.c

        BROKEN
        N:\t(?=ahead)
        N:\t(unclosed
        N:\t(a)\\1
        F:
        F:\tlib/broken.c

        THE REST
        F:\t*
        F:\t*/
        """

    static let cases: [(path: String, sections: [String])] = [
        ("drivers/net/tide.c", ["TIDE DRIVER", "NETWORKING TOP ONLY", "NETWORKING DRIVERS"]),
        ("drivers/net/phy/x.c", ["NETWORKING DRIVERS"]), ("drivers/net/wireless/a.c", ["THE REST"]),
        ("drivers/network.c", ["THE REST"]),
        ("include/linux/tide1.h", ["TIDE DRIVER"]), ("include/linux/tide.h", ["THE REST"]),
        ("include/linux/sub/tide1.h", ["THE REST"]),
        ("arch/x86/kvm/mmu/mmu.c", ["KVM FOR TIDES"]), ("arch/x86/y/kvm/a.c", ["THE REST"]),
        ("fs/a/b/xkvmx.c", ["KVM FOR TIDES"]), ("fs/xkvm.c", ["THE REST"]),
        ("Documentation/virt/kvm/api.rst", ["KVM FOR TIDES"]), ("Documentation/virt/kvm", ["KVM FOR TIDES"]),
        ("Documentation/virt/kvm-more.rst", ["KVM FOR TIDES"]),
        ("drivers/clk/clk-reef.c", ["REEF SOC"]), ("drivers/clk/areef.c", ["THE REST"]),
        ("boards/two.dts", ["REEF SOC"]), ("boards/two.dtsi", ["THE REST"]),
        ("sound/s3c24.c", ["REEF SOC"]), ("sound/s3c2.c", ["THE REST"]),
        ("arch/arm/mach-reef/a.c", ["REEF SOC"]), ("lib/broken.c", ["BROKEN"]), ("Makefile", ["THE REST"]),
        ("", ["THE REST"]),
        ("common/kexec.h", ["CHOICES"]), ("common/sub/kimage.c", ["CHOICES"]), ("common/kexec.S", ["THE REST"]),
        ("odd/[a.c", ["CHOICES"]), ("odd/{b.c", ["CHOICES"]),
    ]

    @Test("say which sections a path belongs to, the closest one first", arguments: cases)
    func sections(_ path: String, _ sections: [String]) {
        let maintainers = Maintainers(parsing: Array(Self.file.utf8))
        #expect(maintainers.sections(of: path).map(\.name) == sections)
        #expect(maintainers.section(of: path)?.name == sections.first)
        for section in maintainers.sections where section.name != "THE REST" {
            #expect(section.contains(path) == sections.contains(section.name), "\(section.name)")
        }
    }

    @Test("find a section by its name, or by a piece of it")
    func names() {
        let maintainers = Maintainers(parsing: Array(Self.file.utf8))
        #expect(maintainers.sections(matching: "tide driver").map(\.name) == ["TIDE DRIVER"])
        #expect(
            maintainers.sections(matching: "networking").map(\.name) == ["NETWORKING DRIVERS", "NETWORKING TOP ONLY"])
        #expect(maintainers.sections(matching: "harbour") == [])
    }

    @Test("tell which lines cannot be used")
    func warnings() {
        let lines = Self.file.split(separator: "\n", omittingEmptySubsequences: false)
        let wrong = Maintainers(parsing: Array(Self.file.utf8)).warnings.map { lines[$0.line - 1] }
        #expect(wrong == ["N:\t(?=ahead)", "N:\t(unclosed", "N:\t(a)\\1", "F:"])
        #expect(Maintainers(parsing: Array("F: a.c\n".utf8)).warnings.map(\.line) == [1])
    }

    /// What makes other machines for regular expressions run for years.
    @Test(
        "do not hang on an expression",
        arguments: [
            "(a*)*b", "(a+)+b", "(a|a)*b", "(a|aa)+$", "(.*)(.*)(.*)(.*)(.*)b", "(x+x+)+y", "(a{1,100}){1,100}b",
            "(((a{100}){100}){100}){100}", "((((((){100}){100}){100}){100}){100}){100}", "a**********b",
            String(repeating: "(", count: 900), String(repeating: "[", count: 900), "[z-a]", "a{2,1}",
            "a{999999999999}",
            "\\", "[", "[\\", "*", "a|*", "(?", "[^]", "{", "a{", "[a-",
        ])
    func bombs(_ expression: String) {
        let maintainers = Maintainers(parsing: Array("BOMB\nN: \(expression)\nF: x\n".utf8))
        for path in [String(repeating: "a", count: 4000), String(repeating: "a/", count: 2000), "x", ""] {
            #expect(maintainers.sections(of: path).count <= 1)
        }
    }

    @Test("read what is hostile")
    func hostile() {
        var many = ""
        for number in 0..<25_000 { many += "S\(number)\nF: d\(number)/*/x*.c\n\n" }
        #expect(Maintainers(parsing: Array(many.utf8)).sections(of: "d77/y/xz.c").map(\.name) == ["S77"])
        let stars = Maintainers(parsing: Array("STARS\nF: \(String(repeating: "*a", count: 100))\n".utf8))
        #expect(stars.sections(of: String(repeating: "a", count: 4000)).map(\.name) == ["STARS"])
        #expect(stars.sections(of: String(repeating: "a", count: 1_000_000)) == [])
        _ = Maintainers(parsing: (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) })
        #expect(Maintainers(parsing: Array("A\r\nF: a/\r\n".utf8)).sections(of: "a/b").map(\.name) == ["A"])
    }
}
