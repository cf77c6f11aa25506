import PatchFormat
import Testing

@Suite("Diffs") struct DiffTests {
    @Test("a file, its hunk and lines")
    func text() throws {
        let diff = Diff(parsing: Array(smallDiff.utf8))
        let file = try #require(diff.files.first)
        #expect(diff.files.count == 1 && diff.defects.isEmpty)
        #expect(file.path == "mm/slab.c" && file.oldIDs == ["1111111"] && file.newID == "2222222")
        #expect(file.oldMode == 0o100644 && file.status == .modified)
        let hunk = try #require(file.hunks.first)
        #expect(hunk.old == [Hunk.Lines(start: 1, count: 3)] && hunk.new == Hunk.Lines(start: 1, count: 3))
        #expect(string(hunk.section) == "int slab(void)")
        #expect(hunk.lines.map(\.kind) == [.context, .removed, .added, .context])
        #expect(hunk.lines.map { string($0.text) } == ["one", "two", "zwei", "three"])
    }

    @Test(
        "what happens to files",
        arguments: [
            ("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..e69de29\n", "added x"),
            ("diff --git a/x b/x\ndeleted file mode 100644\nindex e69de29..0000000\n", "deleted x"),
            ("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n", "modeChanged x"),
            (
                "diff --git a/x b/x\nold mode 100644\nnew mode 120000\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
                "typeChanged x"
            ),
            ("diff --git a/x b/y z\nsimilarity index 90%\nrename from x\nrename to y z\n", "renamed x > y z"),
            ("diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n", "copied x > y"),
            ("diff --git a/x y b/x y\nindex 1..2 100644\nBinary files a/x y and b/x y differ\n", "modified x y binary"),
            ("diff --git \"a/\\303\\244\" \"b/\\303\\244\"\nold mode 100644\nnew mode 100755\n", "modeChanged ä"),
            ("--- a/x\t2025-01-06\n+++ b/x\t2025-01-07\n@@ -1 +1 @@\n-a\n+b\n", "modified x"),
            ("Index: l/mm/x.c\n=====\n--- l.orig/mm/x.c\n+++ l/mm/x.c\n@@ -1 +1 @@\n-a\n+b\n", "modified mm/x.c"),
            ("--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+b\n", "added x"),
            ("diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,1 -1,1 +1,2 @@@\n  a\n++b\n", "modified x"),
        ])
    func status(_ example: (diff: String, says: String)) throws {
        let diff = Diff(parsing: Array(example.diff.utf8))
        let file = try #require(diff.files.first)
        let isMove = file.status == .renamed || file.status == .copied
        let path = isMove ? "\(file.oldPath ?? "") > \(file.newPath ?? "")" : file.path
        #expect("\(file.status.rawValue) \(path)\(file.isBinary ? " binary" : "")" == example.says)
        #expect(diff.defects.isEmpty)
        let changed = try #require(ChangedFile.list(in: Array(example.diff.utf8)).first)
        #expect(changed.path == file.path && changed.status == file.status)
    }

    @Test("a combined diff has a mark for each parent")
    func combined() throws {
        let text = "diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,2 -1,2 +1,2 @@@\n  a\n- b\n -c\n++d\n"
        let file = try #require(Diff(parsing: Array(text.utf8)).files.first)
        #expect(file.parentCount == 2 && file.oldIDs == ["1", "2"])
        let hunk = try #require(file.hunks.first)
        #expect(hunk.lines.map(\.kind) == [.context, .removed, .removed, .added])
        #expect(hunk.lines.map { string($0.text) } == ["a", "b", "c", "d"])
    }

    @Test("a binary patch out of base 85")
    func binary() throws {
        let text = #"""
            diff --git a/x b/x
            index 20b5be91886d0b6f26dc98a225c0dac05fe2c86e..39c99e870faefd5e253799f4536a8ef5ff81f090 100644
            GIT binary patch
            literal 4
            LcmYdfNJ<6(0<Qrl

            literal 3
            KcmYdfNCE%>hycU@


            """#
        let diff = Diff(parsing: Array(text.utf8))
        let file = try #require(diff.files.first)
        #expect(file.isBinary && file.binaryPatches.map(\.size) == [4, 3] && diff.defects.isEmpty)
        // zlib's header: the bytes came out whole.
        #expect(file.binaryPatches.allSatisfy { $0.method == .literal && $0.deflated.first == 0x78 })
    }

    @Test(
        "what mailers do to diffs",
        arguments: [
            ("@@ -1,2 +1,2 @@\n-one two\nthree\n+four\n five\n", DiffDefect.Kind.wrappedLine, 6),
            ("@@ -1,9 +1,9 @@\n-one\n+two\n", .shortHunk, 4),
            ("@@ -1 +1 @@\n-one\n+two\n+three\n", .longHunk, 7),
        ])
    func damage(_ example: (hunk: String, kind: DiffDefect.Kind, line: Int)) {
        let text = "diff --git a/x b/x\n--- a/x\n+++ b/x\n" + example.hunk
        #expect(Diff(parsing: Array(text.utf8)).defects == [DiffDefect(kind: example.kind, line: example.line)])
    }

    @Test(
        "where the diff is",
        arguments: [
            ("text\n---\n", "-- \n2.43.0\n"), ("", "\n-- \n2.43.0\n\n_______\nlist mailing list\n"), ("a\n", ""),
            ("", "--\n2.43.0\n"),
        ])
    func place(_ around: (before: String, after: String)) throws {
        let text = Array((around.before + smallDiff + around.after).utf8)
        let range = try #require(DiffLocator.range(in: text))
        #expect(string(text[range]) == smallDiff)
    }

    @Test("a quoted diff is none")
    func quoted() {
        let quoted = smallDiff.split(separator: "\n").map { "> \($0)\n" }.joined()
        #expect(DiffLocator.range(in: Array(quoted.utf8)) == nil)
    }

    @Test("git's patch-id, whatever the white space, line numbers and order")
    func patchID() {
        let id = PatchID(stableOf: Array(smallDiff.utf8))
        #expect(id?.description == "98db1613af293c016e3eba4abe8f6075163360e3")
        let other = smallDiff.replacing("@@ -1,3 +1,3 @@ int slab(void)", with: "@@ -70,3 +71,3 @@").replacing(
            "zwei", with: " zwei ")
        #expect(PatchID(stableOf: Array(other.utf8)) == id)
        #expect(PatchID(hex: id?.description ?? "") == id)
        #expect(PatchID(stableOf: Array("no diff".utf8)) == nil)
    }
}
