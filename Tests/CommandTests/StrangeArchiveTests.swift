import Foundation
import Testing

/// Archives and ids of other makers, from the file to the output.
@Suite("Archives of other makers")
struct StrangeArchiveTests {
    private static let patch = """
        Words.

        Signed-off-by: Ana Reis <ana at reef.example.com>
        ---
        diff --git a/a.c b/a.c
        --- a/a.c
        +++ b/a.c
        @@ -1 +1 @@
        -one
        +two

        """

    private func program(_ file: String, named name: String) throws -> Program {
        let program = try Program()
        let path = program.folder.appending(path: name)
        try Data(file.utf8).write(to: path)
        let run = try program.run("index", path.path)
        #expect(run.status == 0, "\(run.complaint)")
        return program
    }

    @Test("that hide addresses show them everywhere")
    func pipermail() throws {
        let program = try program(
            """
            From ana at reef.example.com  Mon Mar  2 08:00:00 2026
            From: ana at reef.example.com (Ana Reis)
            Date: Mon, 02 Mar 2026 08:00:00 +0000
            Subject: [PATCH] reef: change it
            Message-ID: <q1@x>

            \(Self.patch)
            From bo at lind.example.net  Mon Mar  2 09:00:00 2026
            From: bo at lind.example.net (Bo Lind)
            Subject: Re: [PATCH] reef: change it
            In-Reply-To: <q1@x>
            Message-ID: <q2@x>

            Reviewed-by: Bo Lind <bo at lind.example.net>

            """, named: "2026-March.txt")
        let mail = try program.run("am", "q1@x").output
        #expect(mail.contains("From: Ana Reis <ana@reef.example.com>\n"), "\(mail)")
        #expect(mail.contains("Signed-off-by: Ana Reis <ana@reef.example.com>\n"))
        #expect(mail.contains("Reviewed-by: Bo Lind <bo@lind.example.net>\n"))
        #expect(try program.run("list", "--json").output.contains("\"pipermail\""))
    }

    @Test(
        "name messages by any id",
        arguments: ["plain", "<plain>", "with some blanks", "<with some blanks>", "<in@brackets>"])
    func ids(name: String) throws {
        let ids = ["plain", "with some\n blanks", "in@brackets"]
        let program = try program(
            ids.map { id in
                """
                From ana@reef.example.com Mon Mar  2 08:00:00 2026
                From: Ana Reis <ana@reef.example.com>
                Subject: [PATCH] reef: change \(id.filter { $0.isLetter })
                Message-ID: <\(id)>

                \(Self.patch.replacing("a.c", with: "\(id.count).c").replacing("two", with: "\(id.count)"))

                """
            }.joined(), named: "a.mbox")
        let title = "reef: change \(name.filter(\.isLetter))"
        for command in ["series", "thread"] {
            let run = try program.run(command, name)
            #expect(run.status == 0 && run.output.contains(title), "\(command) \(name): \(run.complaint)\(run.output)")
        }
        #expect(try program.run("thread", "no such id").status == 2)
        #expect(try program.run("thread", "<no such id>").status == 1)
    }
}
