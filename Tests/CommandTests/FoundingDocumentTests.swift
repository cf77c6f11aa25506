import Foundation
import Testing

/// The digest of a real range of the KVM list, against the document that started the project.
@Suite(
    "Founding document",
    .enabled(if: TestArchives.hasKVM, "the archive kvm-2025q4 is not at hand (../shared/corpora)"))
struct FoundingDocumentTests {
    /// The founding document cut off titles where the subject was folded, or the title had brackets.
    static let whole = "KVM: SVM: Ensure SPEC_CTRL[63:32] is context switched between guest and host"

    let founding: ClassicDigest
    let digest: ClassicDigest

    init() throws {
        founding = ClassicDigest(try String(contentsOf: TestArchives.foundingDocument, encoding: .utf8))
        digest = ClassicDigest(try Self.printed.get())
    }

    private static let printed = Result {
        try Program().run("digest", TestArchives.kvm(), "from..to", "--format", "classic").output
    }

    @Test("both tables are the same, line for line")
    func tables() {
        #expect(digest.domains == founding.domains)
        #expect(digest.contributors == founding.contributors)
        #expect(digest.contributors.first == "     25  Claudio Imbrenda <imbrenda@linux.ibm.com>")
        #expect(digest.contributors.last == "      1  Binbin Wu <binbin.wu@linux.intel.com>")
    }

    @Test("all twelve entries are there in the same order")
    func entries() {
        let new = digest.entries.filter { !$0.isUpdate }
        #expect(new.count == 12)
        for (old, new) in zip(founding.entries, new) {
            #expect(new.subject.hasPrefix(old.subject))
            #expect(new.subject.hasSuffix(new.title))
        }
        #expect(new.dropLast().map(\.title) == founding.entries.dropLast().map(\.title))
    }

    @Test("a title with brackets and a folded subject are whole")
    func title() throws {
        let entry = try #require(digest.entries.last)
        #expect(entry.title == Self.whole)
        #expect(entry.subject == "[PATCH] " + Self.whole)
    }

    @Test("the author is who wrote the patch, not who sent it")
    func author() {
        #expect(digest.entries.last?.author == "Uros Bizjak <ubizjak@gmail.com>")
    }

    @Test("a later version in the same time is shown as an update")
    func update() {
        let updates = digest.entries.filter(\.isUpdate)
        #expect(updates.map(\.title) == [Self.whole])
        #expect(updates.map(\.subject) == ["[PATCH v2] " + Self.whole])
        #expect(updates.map(\.version) == ["v2"])
    }

    @Test("quoted-printable is decoded")
    func decoded() throws {
        let text = try Self.printed.get()
        #expect(!text.contains("=0D"))
        #expect(!text.contains("\r"))
    }

    @Test("the messages are the same, except where the founding document has a known fault")
    func messages() {
        let new = digest.entries.filter { !$0.isUpdate }
        for (old, new) in zip(founding.entries, new) where !old.body.contains("=0D") && old.title == new.title {
            // Ours has the lines of created and deleted files below the diffstat, and more where a text was cut.
            let lines = Set(new.body.split(separator: "\n").map(Self.squeezed))
            let lost = old.body.split(separator: "\n").map(Self.squeezed).filter { !lines.contains($0) }
            #expect(lost == [], "\(new.title)")
        }
    }

    @Test("the list of patches is filled, a line a series")
    func patchList() {
        #expect(founding.patches.isEmpty)
        #expect(digest.patches.contains { $0.hasPrefix("New: v3, 23 patches: KVM: s390: gmap rewrite, the real deal") })
        #expect(digest.patches.contains { $0.hasPrefix("New: v7, 11 patches: vfio/pci: Allow MMIO regions") })
        #expect(digest.patches.contains { $0.hasPrefix("Updated: v2, 1 patch: " + Self.whole) })
    }

    private static func squeezed(_ line: Substring) -> String {
        line.split(separator: " ").joined(separator: " ")
    }
}
