internal import PatchIndex

/// Rows of what became of postings: applied, mainlined, reviewed, to be pulled, waiting; and of threads.
struct HTMLOutcomes {
    var links: DigestLinks

    func write(_ entry: Digest.Application, to writer: inout HTMLWriter) {
        head(entry.title, entry.messageId, to: &writer)
        writer.element(.div, .class("facts")) { facts in
            facts.person(entry.author)
            facts.quiet(entry.version)
            facts.quiet(Self.parts(entry.taken, entry.total))
            let destination = [entry.tree, entry.branch].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
            if !destination.isEmpty { facts.element(.span, text: "to \(destination)") }
            facts.element(.span) { by in
                by.text("by ")
                by.person(entry.by)
            }
        }
        commits(entry.commits, to: &writer)
    }

    func write(_ entry: Digest.Mainlining, to writer: inout HTMLWriter) {
        head(entry.title, entry.messageId, to: &writer)
        writer.element(.div, .class("facts")) { facts in
            facts.person(entry.author)
            facts.quiet(entry.version)
            if !entry.number.isEmpty { facts.quiet("part \(entry.part) of \(entry.total)") }
            facts.quiet(entry.day)
            facts.element(.span) { by in
                by.text("by ")
                by.person(entry.committer)
            }
        }
        writer.element(.div, .class("commits")) { line in
            line.linked(entry.url.flatMap { HTMLLink($0) }) { link in
                link.element(.code, .named(.title, entry.commit), text: String(entry.commit.prefix(12)))
            }
        }
    }

    func write(_ entry: Digest.Review, to writer: inout HTMLWriter) {
        writer.element(.div, .class("head")) { head in
            head.title(entry.title, links.message(entry.messageId))
            if entry.isFullyReviewed {
                head.text(" ")
                head.badge("all parts reviewed", "state-reviewed")
            }
        }
        writer.element(.div, .class("facts")) { facts in
            facts.person(entry.author)
            facts.quiet(entry.version)
        }
        writer.element(.ul, .class("given")) { list in
            for given in Self.given(entry.tags) {
                list.element(.li) { tag in
                    tag.linked(links.message(given.tag.messageId)) { $0.text(given.tag.key) }
                    tag.text(": ")
                    tag.person(given.tag.person)
                    if given.count > 1 { tag.quiet(" \(given.count) parts") }
                    if given.tag.isWithdrawn { tag.quiet(" withdrawn") }
                    if given.tag.isAutomated { tag.quiet(" by a program") }
                }
            }
        }
    }

    func write(_ entry: Digest.Pull, to writer: inout HTMLWriter) {
        head(entry.title, entry.messageId, to: &writer)
        writer.element(.div, .class("facts")) { facts in
            facts.person(entry.author)
            let source = [entry.repository, entry.ref].compactMap { $0 }.joined(separator: " ")
            if !source.isEmpty { facts.element(.code, text: source) }
        }
        guard !entry.shortlog.isEmpty else { return }
        writer.element(.details) { details in
            details.element(.summary, text: "Shortlog")
            details.block(entry.shortlog, "shortlog")
        }
    }

    func write(_ entry: Digest.Waiting, to writer: inout HTMLWriter) {
        writer.element(.div, .class("head")) { head in
            head.title(entry.title, links.message(entry.messageId))
            if entry.isPinged {
                head.text(" ")
                head.badge("asked again", "state-changes-requested")
            }
        }
        writer.element(.div, .class("facts")) { facts in
            facts.person(entry.author)
            facts.quiet(entry.version)
            facts.element(.span, text: "for \(DigestWording.number(entry.days, "day"))")
        }
    }

    func write(_ talk: Digest.Talk, to writer: inout HTMLWriter) {
        writer.element(.div, .class("head")) { head in
            head.title(talk.title, links.message(talk.messageId))
            if talk.isRegression {
                head.text(" ")
                head.badge("regression", "state-changes-requested")
            }
            if talk.isResolved {
                head.text(" ")
                head.badge("resolved", "state-accepted")
            }
        }
        writer.element(.div, .class("facts")) { facts in
            facts.person(talk.starter)
            facts.quiet(DigestWording.number(talk.messages, "message"))
            if talk.people > 0 { facts.quiet("from \(DigestWording.number(talk.people, "person", "people"))") }
        }
        guard !talk.fixes.isEmpty else { return }
        writer.element(.ul, .class("given")) { list in
            for fix in talk.fixes {
                list.element(.li) { line in
                    line.quiet("fixed by ")
                    line.title(fix.title, links.message(fix.messageId))
                    line.quiet((fix.version.isEmpty ? "" : " \(fix.version)") + DigestWording.state(of: fix))
                }
            }
        }
    }

    // MARK: Pieces

    private func head(_ title: String, _ id: String, to writer: inout HTMLWriter) {
        writer.element(.div, .class("head")) { $0.title(title, links.message(id)) }
    }

    private static func parts(_ taken: Int, _ total: Int) -> String {
        taken == total ? DigestWording.number(total, "part") : "\(taken) of \(DigestWording.number(total, "part"))"
    }

    private func commits(_ commits: [String], to writer: inout HTMLWriter) {
        guard !commits.isEmpty else { return }
        writer.element(.div, .class("commits")) { line in
            for commit in commits {
                line.element(.code, .named(.title, commit), text: String(commit.prefix(12)))
                line.text(" ")
            }
        }
    }

    /// The tags, those that one person gave to several parts once.
    private static func given(_ tags: [ChangeReport.Tag]) -> [(tag: ChangeReport.Tag, count: Int)] {
        var indexes: [String: Int] = [:]
        var given: [(tag: ChangeReport.Tag, count: Int)] = []
        for tag in tags {
            let key = "\(tag.key): \(tag.person) \(tag.isWithdrawn)"
            if let index = indexes[key] {
                given[index].count += 1
            } else {
                indexes[key] = given.count
                given.append((tag, 1))
            }
        }
        return given
    }
}
