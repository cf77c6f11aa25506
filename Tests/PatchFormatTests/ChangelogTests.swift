import PatchFormat
import Testing

@Suite("Changelogs") struct ChangelogTests {
    @Test(
        "headings",
        arguments: [
            ("Changes in v3:\n- a\n- b", "v3[- a\n- b]"),
            ("v2 -> v3:\n* a\n\nv1 -> v2:\n* b", "v3[* a] v2[* b]"),
            ("v2->v3:\n\n- a", "v3[- a]"),
            ("Changes since v2:\n- a", "v3[- a]"),
            ("Changes since v2 (https://example.org/a):\n- a", "v3[- a]"),
            ("Changes from v1 to v2:\n- a", "v2[- a]"),
            ("Changelog v3:\n- a", "v3[- a]"),
            ("Changelog:\n- a", "-[- a]"),
            ("Changelog:\nv2: fix a\nv3:\n - b", "v2[fix a] v3[- b]"),
            ("V3:\n - a\n   more\n - b", "v3[ - a\n   more\n - b]"),
            ("v2: https://lore.kernel.org/r/a@example.org", ""),
            ("Text about v2 of the interface.\n", ""),
            ("Changes in v2:\n- a\n\nThanks,\nJane", "v2[- a]"),
        ])
    func sections(_ example: (text: String, sections: String)) {
        let sections = ChangelogSection.all(in: Array(example.text.utf8)).map { section in
            (section.version.map { "v\($0)" } ?? "-") + "[\(string(section.text))]"
        }
        let joined = sections.joined(separator: " ")
        #expect(joined.filter { $0 != " " } == example.sections.filter { $0 != " " })
    }
}
