import Foundation
import Testing

/// `tidings am` never takes a stranger's patch without being asked.
@Suite("Attack: am")
struct AttackAmTests {
    /// A patch under Zoë Müller's name from another address.
    static func forged(_ mail: String, subject: String, id: String, answers: String? = nil) -> String {
        var lines = mail.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines = lines.filter { !$0.hasPrefix("Message-ID:") && !$0.hasPrefix("In-Reply-To:") }
        lines = lines.map { line in
            if line.hasPrefix("Subject:") { return "Subject: \(subject)" }
            if line.hasPrefix("From:") { return "From: =?utf-8?q?Zo=C3=AB_M=C3=BCller?= <zoe@evil.example>" }
            return line.replacing("+four", with: "+evil")
        }
        return (["Message-ID: <\(id)>"] + (answers.map { ["In-Reply-To: <\($0)>"] } ?? []) + lines).joined(
            separator: "\n")
    }

    static func list() throws -> (list: PostedList, mails: [String]) {
        let list = try PostedList()
        try list.commit("waves: count four", ["waves": "one\ntwo\nthree\nfour\n"])
        try list.commit("tide: return what was counted", ["tide.c": "int tide(void)\n{\n\treturn 4;\n}\n"])
        let mails = try list.patches(since: "base", version: 1)
        try list.post(mails)
        return (list, mails)
    }

    @Test("a part of v1.1 from another address under the same name")
    func part() throws {
        let (list, mails) = try Self.list()
        try list.post([
            Self.forged(
                mails[1], subject: "[PATCH v1.1 1/2] waves: count four", id: "evil-1@evil.example",
                answers: "tide-v1-0@example.org")
        ])
        let run = try list.program.run("am", "tide-v1-0@example.org")
        #expect(run.status == 0, "\(run.complaint)")
        #expect(run.output.contains("+four") && !run.output.contains("+evil"))
        #expect(run.complaint.contains("not seen before") && run.complaint.contains("zoe@evil.example"))
        let asked = try list.program.run("am", "tide-v1-0@example.org", "--from", "zoe@evil.example")
        #expect(asked.output.contains("+evil"))
        #expect(asked.complaint.contains("by Zoë Müller <zoe@evil.example>"))
    }

    @Test("a v2 from another address under the same name")
    func version() throws {
        let (list, mails) = try Self.list()
        try list.post([
            Self.forged(
                mails[1], subject: "[PATCH v2 1/2] waves: count four", id: "evil-1@evil.example",
                answers: "tide-v1-0@example.org"),
            Self.forged(
                mails[2], subject: "[PATCH v2 2/2] tide: return what was counted", id: "evil-2@evil.example",
                answers: "evil-1@evil.example"),
        ])
        for name in ["tide-v1-0@example.org", "evil-1@evil.example"] {
            let run = try list.program.run("am", name, "--partial")
            #expect(!run.output.contains("+evil"), "\(name)")
            #expect(run.complaint.contains("zoe@example.org"), "\(run.complaint)")
        }
        let asked = try list.program.run("am", "tide-v1-0@example.org", "-v", "2", "--partial")
        #expect(asked.output.contains("+evil"), "\(asked.complaint)")
        let report = try list.program.run("series", "tide-v1-0@example.org")
        #expect(
            report.output.contains("from an address not seen before: Zoë Müller <zoe@evil.example>"), "\(report.output)"
        )
        #expect(!report.output.contains("Superseded"))
    }

    @Test("a later mail with the Message-ID of a patch in the same archive keeps nobody from applying the patch")
    func laterCopy() throws {
        let (list, mails) = try Self.list()
        try list.post([mails[1].replacing("+four", with: "+evil")])
        let run = try list.program.run("am", "tide-v1-0@example.org")
        #expect(run.status == 0 && run.output.contains("+four") && !run.output.contains("+evil"), "\(run.complaint)")
    }

    @Test("different mails with one Message-ID in two archives: nothing is chosen silently")
    func copies() throws {
        let (list, mails) = try Self.list()
        let other = list.program.folder.appending(path: "other.mbox")
        let copy = mails[1].replacing("+four", with: "+evil")
        try Data("From x@example.org Thu Jan  1 00:00:00 2015\n\(copy)\n".utf8).write(to: other)
        _ = try list.program.run("index", other.path)
        let refused = try list.program.run("am", "tide-v1-0@example.org")
        #expect(refused.status == 1)
        #expect(refused.output.isEmpty)
        #expect(refused.complaint.contains("tide-v1-1@example.org") && refused.complaint.contains("--archive"))
        let run = try list.program.run("am", "tide-v1-0@example.org", "--archive", list.archive.path)
        #expect(run.status == 0 && !run.output.contains("+evil"), "\(run.complaint)")
        let asked = try list.program.run("am", "tide-v1-0@example.org", "--archive", other.path)
        #expect(asked.output.contains("+evil"), "\(asked.complaint)")
        let check = try list.program.run("index", "--check")
        #expect(check.status == 0, "\(check.complaint)")
        #expect(check.output.contains("tide-v1-1@example.org"), "\(check.output)")
    }
}
