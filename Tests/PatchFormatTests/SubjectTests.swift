import PatchFormat
import Testing

/// A subject and what it says, in short: the title, then a word for each thing that is not as in a plain mail.
struct SubjectCase: Sendable, CustomTestStringConvertible {
    let subject: String
    let title: String
    let says: String

    init(_ subject: String, _ title: String, _ says: String) {
        self.subject = subject
        self.title = title
        self.says = says
    }

    var testDescription: String { subject }
}

private func words(_ subject: PatchSubject) -> String {
    var words: [String] = []
    if subject.isReply { words.append("reply") }
    if subject.isForward { words.append("forward") }
    if subject.isPatch { words.append("patch") }
    if subject.isRFC { words.append("rfc") }
    if subject.isResend { words.append("resend") }
    if subject.isPullRequest { words.append("pull") }
    if subject.isCommitted { words.append("committed") }
    if subject.hasVersion { words.append("v\(subject.version)" + (subject.versionMinor.map { ".\($0)" } ?? "")) }
    if let part = subject.part {
        words.append(
            "\(part)" + (subject.partFraction.map { "+\($0)" } ?? "") + "/" + (subject.total.map { "\($0)" } ?? "?"))
    }
    words += subject.tags.map { "tag:\($0)" }
    words += subject.listPrefixes.map { "list:\($0)" }
    return words.joined(separator: " ")
}

@Suite("Subject tags") struct SubjectTests {
    @Test(
        "tags, versions, parts",
        arguments: [
            SubjectCase("[PATCH] net: fix a leak", "net: fix a leak", "patch"),
            SubjectCase("[PATCH v3 01/23] a: b", "a: b", "patch v3 1/23"),
            SubjectCase("[RFC PATCH net-next V2 1/3] a", "a", "patch rfc v2 1/3 tag:net-next"),
            SubjectCase("[PATCHv2 1/2] a", "a", "patch v2 1/2"),
            SubjectCase("[PATCH-v2 1/2] a", "a", "patch v2 1/2"),
            SubjectCase("[PATCH v3.1 2/5] a", "a", "patch v3.1 2/5"),
            SubjectCase("[PATCH 6.12.y 2/2] a", "a", "patch 2/2 tag:6.12.y"),
            SubjectCase("[PATCH v6.12 2/2] a", "a", "patch 2/2 tag:v6.12"),
            SubjectCase("[PATCH v11 RESEND 0/9] a", "a", "patch resend v11 0/9"),
            SubjectCase("[RESEND PATCH] a", "a", "patch resend"),
            SubjectCase("[RESEND][PATCH v2] a", "a", "patch resend v2"),
            SubjectCase("[RFC v2 1/3] a", "a", "patch rfc v2 1/3"),
            SubjectCase("[RFC] a", "a", "rfc"),
            SubjectCase("[RFC/PATCH 1/3] a", "a", "patch rfc 1/3"),
            SubjectCase("[RFC-PATCH] a", "a", "patch rfc"),
            SubjectCase("[kvm-unit-tests PATCH v3 1/2] a", "a", "patch v3 1/2 tag:kvm-unit-tests"),
            SubjectCase("[PATCH bpf-next,v2] a", "a", "patch v2 tag:bpf-next"),
            SubjectCase("[PATCH 1 of 3] a", "a", "patch 1/3"),
            SubjectCase("[PATCH 0/n] a", "a", "patch 0/?"),
            SubjectCase("[v9 2/7] a", "a", "v9 2/7"),
            SubjectCase("[GIT PULL] a for 6.18", "a for 6.18", "pull"),
            SubjectCase("[PULL 03/10] a", "a", "pull 3/10"),
            SubjectCase("[GIT PULL v1 0/2] a", "a", "pull v1 0/2"),
            SubjectCase("[PATCH v99999999999999999999 1/2] a", "a", "patch v999999999 1/2"),
            SubjectCase("[PATCH v2]: a", "a", "patch v2"),
            SubjectCase("[PATCH]  a\t b", "a b", "patch"),
            SubjectCase("[PATCH1/3] a", "a", "patch 1/3"),
            SubjectCase("[PATCH: 1/3] a", "a", "patch 1/3"),
            SubjectCase("[PATCH V2: 1/3] a", "a", "patch v2 1/3"),
            SubjectCase("[PATCH v2 (1/3)] a", "a", "patch v2 1/3"),
            SubjectCase("[v2 1 / 3] a", "a", "v2 1/3"),
            SubjectCase("[PATCH 1of3] a", "a", "patch 1/3"),
            SubjectCase("[PATCH 2.5/4] a", "a", "patch 2+500/4"),
            SubjectCase("[PATCH v6.1 RFC 02.1/12] a", "a", "patch rfc v6.1 2+100/12"),
            SubjectCase("[v3] a", "a", "v3"),
            SubjectCase("[net-next v3] a", "a", "v3 tag:net-next"),
            SubjectCase("[nft,v2] a", "a", "v2 tag:nft"),
            SubjectCase("[COMMITTED] a", "a", "committed"),
            SubjectCase("[PUSHED][PATCH 1/2] a", "a", "patch committed 1/2"),
            SubjectCase("[PATCH] [COMMITTED] a", "a", "patch committed"),
            SubjectCase("[tide|PATCH] a", "[tide|PATCH] a", ""),
            SubjectCase("[RFC|PATCH] a", "a", "patch rfc"),
        ])
    func tags(_ example: SubjectCase) {
        let subject = PatchSubject(parsing: example.subject)
        #expect(subject.title == example.title)
        #expect(words(subject) == example.says)
    }

    @Test(
        "stable branches are no versions",
        arguments: [
            SubjectCase("[PATCH v6.1 0/3] a", "a", "patch 0/3 tag:v6.1"),
            SubjectCase("[PATCH v5.10] a", "a", "patch tag:v5.10"),
            SubjectCase("[PATCH v6.6.y] a", "a", "patch tag:v6.6.y"),
            SubjectCase("[PATCH 5.15/6.1] a", "a", "patch tag:5.15/6.1"),
            SubjectCase("[PATCH 5.15/6.1 1/2] a", "a", "patch 1/2 tag:5.15/6.1"),
            SubjectCase("[PATCH stable v5.8] a", "a", "patch tag:stable tag:v5.8"),
            SubjectCase("[PATCH v4.1] a", "a", "patch v4.1"),
        ])
    func branches(_ example: SubjectCase) {
        let subject = PatchSubject(parsing: example.subject)
        #expect(subject.title == example.title)
        #expect(words(subject) == example.says)
    }

    @Test(
        "tags without brackets, several brackets, versions behind the title",
        arguments: [
            SubjectCase("PATCH 1/3: a", "a", "patch 1/3"),
            SubjectCase("PATCH: a", "a", "patch"),
            SubjectCase("Patch v2 1/3: a", "a", "patch v2 1/3"),
            SubjectCase("Patch: a", "Patch: a", ""),
            SubjectCase("patch: handle fuzz", "patch: handle fuzz", ""),
            SubjectCase("RFC:[PATCH v1] a", "a", "patch rfc v1"),
            SubjectCase("Subject: [PATCH] a", "a", "patch"),
            SubjectCase("[RFC] [PATCH v4 1/2] a", "a", "patch rfc v4 1/2"),
            SubjectCase("[RFC] [PATCH net v4 1/2] a", "a", "patch rfc v4 1/2 tag:net"),
            SubjectCase("[PATCH] [topic] [PATCH] a", "a", "patch tag:topic"),
            SubjectCase("[PATCH 1/3] [PATCH] [v2, 1/3] a", "a", "patch v2 1/3"),
            SubjectCase("[PATCH] a: b (v2)", "a: b", "patch v2"),
            SubjectCase("[PATCH v2] a: b [v2]", "a: b", "patch v2"),
            SubjectCase("[PATCH v3] a: b (v2)", "a: b (v2)", "patch v3"),
            SubjectCase("[PATCH] a: use NFS (v4.1)", "a: use NFS (v4.1)", "patch"),
            SubjectCase("a: b (v2)", "a: b (v2)", ""),
        ])
    func looseTags(_ example: SubjectCase) {
        let subject = PatchSubject(parsing: example.subject)
        #expect(subject.title == example.title)
        #expect(words(subject) == example.says)
    }

    @Test(
        "marks and prefixes before the tags",
        arguments: [
            SubjectCase("Re: [PATCH] a", "a", "reply patch"),
            SubjectCase("AW: Re: Fwd: [PATCH 1/2] a", "a", "reply forward patch 1/2"),
            SubjectCase("Re[2]: [PATCH] a", "a", "reply patch"),
            SubjectCase("RE: SV: a", "a", "reply"),
            SubjectCase("回复：[PATCH] a", "a", "reply patch"),
            SubjectCase("Re: (subset) [PATCH 0/4] a", "a", "reply patch 0/4"),
            SubjectCase("[Linaro-mm-sig] [PATCH 1/2] a", "a", "patch 1/2 list:Linaro-mm-sig"),
            SubjectCase("[Intel-gfx] Re: [PATCH 1/2] a", "a", "reply patch 1/2 list:Intel-gfx"),
            SubjectCase("Re: [Intel-gfx] [External] [PATCH] a", "a", "reply patch list:Intel-gfx list:External"),
            SubjectCase("[ANNOUNCE] a 1.0", "a 1.0", "list:ANNOUNCE"),
            SubjectCase("[tip: x86/core] a: b", "a: b", "list:tip: x86/core"),
        ])
    func prefixes(_ example: SubjectCase) {
        let subject = PatchSubject(parsing: example.subject)
        #expect(subject.title == example.title)
        #expect(words(subject) == example.says)
    }

    @Test(
        "brackets and marks that belong to the title",
        arguments: [
            SubjectCase("[PATCH v2] SVM: Keep SPEC_CTRL[63:32] apart", "SVM: Keep SPEC_CTRL[63:32] apart", "patch v2"),
            SubjectCase("[PATCH] [media] foo", "[media] foo", "patch"),
            SubjectCase("[PATCH][next] foo", "foo", "patch tag:next"),
            SubjectCase("[PATCH] [v2] foo", "foo", "patch v2"),
            SubjectCase("[PATCH] Revert: re: things", "Revert: re: things", "patch"),
            SubjectCase("[syzbot] [kvm?] WARNING in foo", "[syzbot] [kvm?] WARNING in foo", ""),
            SubjectCase("[tree:topic 5/27] a.h:5: warning: b", "[tree:topic 5/27] a.h:5: warning: b", ""),
            SubjectCase("Rework the cache", "Rework the cache", ""),
            SubjectCase("Re-use the cache", "Re-use the cache", ""),
            SubjectCase("[PATCH 1/2 foo", "[PATCH 1/2 foo", ""),
            SubjectCase("[]", "[]", ""),
            SubjectCase("", "", ""),
        ])
    func titles(_ example: SubjectCase) {
        let subject = PatchSubject(parsing: example.subject)
        #expect(subject.title == example.title)
        #expect(words(subject) == example.says)
    }
}
