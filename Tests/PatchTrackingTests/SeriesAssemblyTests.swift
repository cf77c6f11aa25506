import PatchFormat
import PatchTracking
import Testing

/// One line a series: `v2 RFC of 3: 0=c 1=p1 2=p2 +again <old`.
private func outline(_ series: Series) -> String {
    var line = "v\(series.version)" + (series.versionMinor.map { ".\($0)" } ?? "")
    if series.isRFC { line += " RFC" }
    if series.isResend { line += " RESEND" }
    if series.isPullRequest { line += " PULL" }
    line += " of \(series.total):"
    if let cover = series.cover { line += " 0=\(cover.id)" }
    for cover in series.repeatedCovers { line += " +\(cover.id)" }
    for part in series.parts {
        line += " \(part.label)=\(part.message.id)" + (part.message.attachment.map { "#\($0)" } ?? "")
        if let older = part.carriedFrom { line += "(\(older))" }
        for mail in part.replaced { line += " <\(mail.id)" }
        for mail in part.repeated { line += " +\(mail.id)" }
    }
    if !series.missingParts.isEmpty { line += " missing \(series.missingParts)" }
    return line
}

/// A mail that has a diff of its own, whatever mark stands before its subject.
private func posted(_ message: TrackedMessage) -> TrackedMessage {
    var message = message
    (message.kind, message.hasDiff, message.files) = (.patch, true, ["drivers/amber.c"])
    return message
}

/// A mail with a shortlog and a diffstat.
private func overview(_ message: TrackedMessage) -> TrackedMessage {
    var message = message
    message.hasOverview = true
    return message
}

/// A mail with attached patches of these subjects.
private func attached(_ subject: String, _ subjects: [String]) -> TrackedMessage {
    var message = mail("m", subject)
    message.attachedPatches = subjects.enumerated().map { index, text in
        let subject = PatchSubject(parsing: text)
        return message.attached(
            index, subject: subject, title: subject.title, author: nil, patchID: patchID(index), changeID: nil,
            files: [], trailers: [])
    }
    return message
}

@Suite struct SeriesAssemblyTests {
    @Test(arguments: situations)
    func assembles(_ situation: Situation) {
        for seed in 0..<4 as Range<UInt64> {
            let graph = ConversationGraph(situation.messages.shuffled(seed))
            #expect(graph.series.map(outline) == situation.expected)
        }
    }

    private static let situations: [Situation] = [
        Situation("a lone patch", [mail("a", "[PATCH] amber: fix it")], "v1 of 1: 1=a"),
        Situation(
            "a cover and its parts", posting("a", "PATCH v3", "amber", parts: ["x", "y"]), "v3 of 2: 0=a.0 1=a.1 2=a.2"),
        Situation(
            "parts that came before the cover",
            [
                mail("c", "[PATCH 0/2] amber", at: 9), mail("p1", "[PATCH 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/2] y", at: 0, to: "c"),
            ], "v1 of 2: 0=c 1=p1 2=p2"),
        Situation(
            "a cover that was never received",
            [mail("p1", "[PATCH 1/2] x", to: "gone"), mail("p2", "[PATCH 2/2] y", at: 1, to: "gone")],
            "v1 of 2: 1=p1 2=p2"),
        Situation(
            "no cover, parts below the first",
            [mail("p1", "[PATCH 1/2] x"), mail("p2", "[PATCH 2/2] y", at: 1, to: "p1")], "v1 of 2: 1=p1 2=p2"),
        Situation(
            "each part below the one before",
            [
                mail("c", "[PATCH 0/3] amber"), mail("p1", "[PATCH 1/3] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/3] y", at: 2, to: "c", "p1"),
                mail("p3", "[PATCH 3/3] z", at: 3, to: "c", "p1", "p2"),
            ], "v1 of 3: 0=c 1=p1 2=p2 3=p3"),
        Situation(
            "no threading",
            [mail("c", "[PATCH 0/2] amber"), mail("p1", "[PATCH 1/2] x", at: 1), mail("p2", "[PATCH 2/2] y", at: 2)],
            "v1 of 2: 0=c 1=p1 2=p2"),
        Situation(
            "no threading, two series one after the other",
            [
                mail("a1", "[PATCH 1/2] x"), mail("a2", "[PATCH 2/2] y", at: 1), mail("b1", "[PATCH 1/2] z", at: 2),
                mail("b2", "[PATCH 2/2] w", at: 3),
            ], "v1 of 2: 1=a1 2=a2", "v1 of 2: 1=b1 2=b2"),
        Situation(
            "no threading, a day apart", [mail("p1", "[PATCH 1/2] x"), mail("p2", "[PATCH 2/2] y", at: 1440)],
            "v1 of 2: 1=p1 missing [2]", "v1 of 2: 2=p2 missing [1]"),
        Situation(
            "no threading, two senders", [mail("p1", "[PATCH 1/2] x"), mail("p2", "[PATCH 2/2] y", by: .bob, at: 1)],
            "v1 of 2: 1=p1 missing [2]", "v1 of 2: 2=p2 missing [1]"),
        Situation(
            "0/1 with one part", [mail("c", "[PATCH 0/1] amber"), mail("p", "[PATCH 1/1] x", at: 1, to: "c")],
            "v1 of 1: 0=c 1=p"),
        Situation(
            "a missing part", posting("a", "PATCH", "amber", parts: ["x", "y", "z"]).filter { $0.id != "a.2" },
            "v1 of 3: 0=a.0 1=a.1 3=a.3 missing [2]"),
        Situation(
            "a repeated part",
            posting("a", "PATCH", "amber", parts: ["x", "y"]) + [mail("again", "[PATCH 2/2] y", at: 30, to: "a.0")],
            "v1 of 2: 0=a.0 1=a.1 2=a.2 +again"),
        Situation(
            "a part numbered twice, so that another is missing",
            [
                mail("c", "[PATCH 0/3] amber"), mail("p1", "[PATCH 1/3] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/3] y", at: 2, to: "c"), mail("p3", "[PATCH 2/3] z", at: 3, to: "c"),
            ], "v1 of 3: 0=c 1=p1 2=p2 +p3 missing [3]"),
        Situation(
            "a single part sent again as v3.1",
            posting("a", "PATCH v3", "amber", parts: ["x", "y"])
                + [mail("new", "[PATCH v3.1 2/2] y", at: 60, to: "a.0", "a.2")],
            "v3 of 2: 0=a.0 1=a.1 2=new <a.2"),
        Situation(
            "a single part sent again under RESEND",
            posting("a", "PATCH v3", "amber", parts: ["x", "y"])
                + [mail("again", "[PATCH RESEND v3 2/2] y", at: 60, to: "a.0", "a.2")],
            "v3 of 2: 0=a.0 1=a.1 2=a.2 +again"),
        Situation(
            "a whole v3.1",
            posting("a", "PATCH v3", "amber", parts: ["x"]) + posting("b", "PATCH v3.1", "amber", parts: ["x"], at: 60),
            "v3 of 1: 0=a.0 1=a.1", "v3.1 of 1: 0=b.0 1=b.1"),
        Situation(
            "v3 in reply to v2",
            posting("a", "PATCH v2", "amber", parts: ["x", "y"])
                + posting("b", "PATCH v3", "amber", parts: ["x", "y"], at: 90, to: "a.0"),
            "v2 of 2: 0=a.0 1=a.1 2=a.2", "v3 of 2: 0=b.0 1=b.1 2=b.2"),
        Situation(
            "v3 without cover, its parts in reply to the cover of v2",
            posting("a", "PATCH v2", "amber", parts: ["x", "y"])
                + [
                    mail("b1", "[PATCH v3 1/2] x", at: 90, to: "a.0"),
                    mail("b2", "[PATCH v3 2/2] y", at: 91, to: "a.0"),
                ],
            "v2 of 2: 0=a.0 1=a.1 2=a.2", "v3 of 2: 1=b1 2=b2"),
        Situation(
            "a series that grows by miscounting",
            [
                mail("c", "[PATCH 0/3] amber"), mail("p1", "[PATCH 1/3] w", at: 1, to: "c"),
                mail("p2", "[PATCH 2/3] x", at: 2, to: "c"), mail("p3", "[PATCH 3/3] y", at: 3, to: "c"),
                mail("p4", "[PATCH 4/3] z", at: 60, to: "c"),
            ], "v1 of 3: 0=c 1=p1 2=p2 3=p3 4=p4"),
        Situation(
            "a series that grows by recounting",
            posting("a", "PATCH", "amber", parts: ["x", "y"]) + [mail("more", "[PATCH 3/3] z", at: 60, to: "a.0")],
            "v1 of 3: 0=a.0 1=a.1 2=a.2 3=more"),
        Situation(
            "mixed tags",
            [
                mail("c", "[RFC PATCH net-next 0/2] amber"), mail("p1", "[PATCH net-next 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH RFC 2/2] y", at: 2, to: "c"),
            ], "v1 RFC of 2: 0=c 1=p1 2=p2"),
        Situation(
            "a cover that miscounts",
            [
                mail("c", "[PATCH v2 0/3] amber"), mail("p1", "[PATCH v2 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH v2 2/2] y", at: 2, to: "c"),
            ], "v2 of 2: 0=c 1=p1 2=p2"),
        Situation(
            "a cover that still has the old version",
            posting("a", "PATCH v2", "amber", parts: ["x", "y"]) + [mail("c", "[PATCH v2 0/2] amber", at: 60)]
                + [mail("b1", "[PATCH v3 1/2] x", at: 61, to: "c"), mail("b2", "[PATCH v3 2/2] y", at: 62, to: "c")],
            "v2 of 2: 0=a.0 1=a.1 2=a.2", "v3 of 2: 0=c 1=b1 2=b2"),
        Situation(
            "one sender under two names and addresses",
            [
                mail("c", "[PATCH 0/2] amber"), mail("p1", "[PATCH 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/2] y", by: .adaAtWork, at: 2, to: "c"),
            ], "v1 of 2: 0=c 1=p1 2=p2"),
        Situation(
            "RESEND is a posting of its own",
            posting("a", "PATCH v2", "amber", parts: ["x"])
                + posting("b", "PATCH v2 RESEND", "amber", parts: ["x"], at: 9999),
            "v2 of 1: 0=a.0 1=a.1", "v2 RESEND of 1: 0=b.0 1=b.1"),
        Situation(
            "an RFC and the same in earnest in one thread",
            posting("a", "RFC PATCH", "amber", parts: ["x"])
                + posting("b", "PATCH", "amber", parts: ["x"], at: 90, to: "a.0"),
            "v1 RFC of 1: 0=a.0 1=a.1", "v1 of 1: 0=b.0 1=b.1"),
        Situation(
            "the same patches for two stable branches in one thread",
            [
                mail("a1", "[PATCH 6.12 1/2] x", to: "fail"), mail("a2", "[PATCH 6.12 2/2] y", at: 1, to: "fail"),
                mail("b1", "[PATCH 6.6 1/2] x", at: 2, to: "fail"), mail("b2", "[PATCH 6.6 2/2] y", at: 3, to: "fail"),
            ], "v1 of 2: 1=a1 2=a2", "v1 of 2: 1=b1 2=b2"),
        Situation(
            "a reviewer's part in somebody's thread",
            posting("a", "PATCH", "amber", parts: ["x", "y"])
                + [mail("b", "[PATCH 2/2] y", by: .bob, at: 60, to: "a.0", "a.2")],
            "v1 of 2: 0=a.0 1=a.1 2=a.2", "v1 of 2: 2=b missing [1]"),
        Situation("a pull request", [mail("a", "[GIT PULL] amber for 6.19")], "v1 PULL of 0: 0=a"),
        Situation(
            "parts and cover by several people, by their place in the thread",
            [
                mail("c", "[PATCH v2 0/3] amber", by: .cem), mail("p1", "[PATCH v2 1/3] x", at: 1, to: "c"),
                mail("p2", "[PATCH v2 2/3] y", by: .bob, at: 2, to: "c"),
                mail("p3", "[PATCH v2 3/3] z", at: 3, to: "c", "p1"),
            ], "v2 of 3: 0=c 1=p1 2=p2 3=p3"),
        Situation(
            "a cover with a version that its parts leave out",
            [
                mail("c", "[PATCH v3 0/3] amber"), mail("p1", "[PATCH 1/3] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/3] y", at: 2, to: "c"),
            ], "v3 of 3: 0=c 1=p1 2=p2 missing [3]"),
        Situation(
            "a cover with a branch that its parts leave out",
            [
                mail("c", "[PATCH 6.12 0/2] amber"), mail("p1", "[PATCH 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/2] y", at: 2, to: "c"),
            ], "v1 of 2: 0=c 1=p1 2=p2"),
        Situation(
            "no threading, the same version posted twice",
            [
                mail("a1", "[PATCH 1/2] x"), mail("a2", "[PATCH 2/2] y", at: 1), mail("b1", "[PATCH 1/2] x", at: 60),
                mail("b2", "[PATCH 2/2] y", at: 61),
            ], "v1 of 2: 1=a1 2=a2", "v1 of 2: 1=b1 2=b2"),
        Situation(
            "no threading, one part once more",
            [
                mail("a1", "[PATCH 1/2] x"), mail("a2", "[PATCH 2/2] y", at: 1), mail("b2", "[PATCH 2/2] y", at: 60),
            ], "v1 of 2: 1=a1 2=a2 +b2"),
        Situation(
            "the same cover three times, the parts below the last",
            [mail("c0", "[PATCH v2 0/2] amber"), mail("c1", "[PATCH v2 0/2] amber", at: 5)]
                + posting("c2", "PATCH v2", "amber", parts: ["x", "y"], at: 9),
            "v2 of 2: 0=c2.0 +c0 +c1 1=c2.1 2=c2.2"),
        Situation(
            "the same cover once more below the first",
            posting("a", "PATCH v2", "amber", parts: ["x", "y"])
                + [overview(mail("again", "[PATCH v2 0/2] amber", at: 60, to: "a.0"))],
            "v2 of 2: 0=a.0 +again 1=a.1 2=a.2"),
        Situation(
            "a part put between two others",
            posting("a", "PATCH", "amber", parts: ["w", "x", "y", "z"])
                + [mail("i", "[PATCH 2.5/4] between", at: 60, to: "a.0", "a.2")],
            "v1 of 5: 0=a.0 1=a.1 2=a.2 2.5=i 3=a.3 4=a.4"),
        Situation(
            "a part put between two others, one of which was never received",
            [mail("p1", "[PATCH 1/3] x"), mail("i", "[PATCH 1.5/3] between", at: 1, to: "p1")],
            "v1 of 4: 1=p1 1.5=i missing [3, 4]"),
        Situation(
            "a part alone that was put between two others",
            [mail("i", "[PATCH 2.5/4] between")], "v1 of 4: 2.5=i missing [1, 3, 4]"),
        Situation(
            "one part anew",
            posting("a", "PATCH", "amber", parts: ["x", "y", "z"], patches: [1, 2, 3])
                + [mail("new", "[PATCH v2 2/3] y", at: 60, to: "a.0", "a.2", patch: 4)],
            "v1 of 3: 0=a.0 1=a.1 2=a.2 3=a.3", "v2 of 3: 1=a.1(a.0) 2=new 3=a.3(a.0)"),
        Situation(
            "one part anew, twice",
            posting("a", "PATCH v2", "amber", parts: ["x", "y"], patches: [1, 2])
                + [
                    mail("b", "[PATCH v3 2/2] y", at: 60, to: "a.0", "a.2", patch: 4),
                    mail("c", "[PATCH v4 2/2] y", at: 90, to: "a.0", "a.2", "b", patch: 5),
                ],
            "v2 of 2: 0=a.0 1=a.1 2=a.2", "v3 of 2: 1=a.1(a.0) 2=b", "v4 of 2: 1=a.1(a.0) 2=c"),
        Situation(
            "most of a version that was not received whole",
            posting("a", "PATCH", "amber", parts: ["x", "y", "z"], patches: [1, 2, 3])
                + [
                    mail("b1", "[PATCH v2 1/3] x", at: 60, to: "a.0", patch: 4),
                    mail("b2", "[PATCH v2 2/3] y", at: 61, to: "a.0", patch: 5),
                ],
            "v1 of 3: 0=a.0 1=a.1 2=a.2 3=a.3", "v2 of 3: 1=b1 2=b2 missing [3]"),
        Situation(
            "a new diff of one part under Re: by its author",
            posting("a", "PATCH", "amber", parts: ["x", "y"], patches: [1, 2])
                + [posted(mail("b", "Re: [PATCH 2/2] y", at: 60, to: "a.0", "a.2", patch: 3))],
            "v1 of 2: 0=a.0 1=a.1 2=b <a.2"),
        Situation(
            "a new diff of a lone patch under Re: by its author",
            [
                mail("a", "[PATCH] x", patch: 1), mail("r", "Re: [PATCH] x", by: .bob, at: 1, to: "a"),
                posted(mail("b", "Re: [PATCH] x", at: 2, to: "a", "r", patch: 2)),
            ], "v1 of 1: 1=a", "v1 of 1: 1=b"),
        Situation(
            "somebody else's diff under Re: is a proposal",
            [
                mail("a", "[PATCH] x", patch: 1),
                posted(mail("b", "Re: [PATCH] x", by: .bob, at: 1, to: "a", patch: 2)),
            ], "v1 of 1: 1=a"),
        Situation(
            "an author's other patch in an answer is part of the conversation",
            posting("a", "PATCH", "amber", parts: ["open the door", "close the door"], patches: [1, 2])
                + [
                    posted(
                        mail(
                            "b", "Re: [PATCH 2/2] close the door", at: 60, to: "a.0", "a.2", patch: 3,
                            title: "oil the hinges"))
                ], "v1 of 2: 0=a.0 1=a.1 2=a.2"),
        Situation(
            "the original below a reply, unquoted",
            [
                mail("a", "[PATCH] x", patch: 1),
                posted(mail("b", "RE: [PATCH] x", by: .bob, at: 1, to: "a", patch: 1)),
                mail("c", "[PATCH] x", by: .cem, at: 2, to: "a", patch: 1),
                posted(mail("d", "Re: [PATCH] x", at: 3, to: "a", "b", patch: 1)),
            ], "v1 of 1: 1=a"),
        Situation(
            "replies that keep the subject without Re:",
            posting("a", "PATCH v2", "amber", parts: ["x"])
                + [
                    mail("b", "[PATCH v2 0/1] amber", by: .bob, at: 60, to: "a.0"),
                    mail("c", "[PATCH v2 0/1] amber", at: 90, to: "a.0"),
                ], "v2 of 1: 0=a.0 1=a.1"),
        Situation(
            "a cover without tags",
            [
                overview(mail("c", "amber: a new way (v3)")), mail("p1", "[PATCH v3 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH v3 2/2] y", at: 2, to: "c"),
            ], "v3 of 2: 0=c 1=p1 2=p2"),
        Situation(
            "a bug report that somebody answers with patches is no cover",
            [
                overview(mail("c", "amber is broken", by: .bob)), mail("p1", "[PATCH 1/2] x", at: 1, to: "c"),
                mail("p2", "[PATCH 2/2] y", at: 2, to: "c"),
            ], "v1 of 2: 1=p1 2=p2"),
        Situation(
            "several patches attached to one mail",
            [attached("[PATCH] amber: three fixes", ["[PATCH 2/3] y", "[PATCH 1/3] x", "[PATCH 3/3] z"])],
            "v1 of 3: 0=m 1=m#1 2=m#0 3=m#2"),
        Situation(
            "several patches without numbers attached to one mail",
            [attached("[PATCH v2] amber: fixes", ["[PATCH] y", "[PATCH] x"])], "v2 of 2: 0=m 1=m#0 2=m#1"),
        Situation(
            "an answer is no posting", [mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 1, to: "a")],
            "v1 of 1: 1=a"),
    ]
}
