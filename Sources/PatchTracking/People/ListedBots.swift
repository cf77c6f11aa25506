/// The addresses of programs that many lists know, at domains of their makers: nobody else can have one.
enum ListedBots {
    /// Whether an address, in lower case, is that of such a program.
    static func contains(_ address: String) -> Bool {
        let halves = address.split(separator: "@")
        guard halves.count == 2 else { return false }
        return starts.contains { halves[1] == $0.domain && halves[0].hasPrefix($0.user) }
    }

    private static let starts: [(user: String, domain: String)] = [
        ("lkp", "intel.com"), ("syzbot", "syzkaller.appspotmail.com"), ("patchwork-bot", "kernel.org"),
        ("pr-tracker-bot", "kernel.org"), ("bot+bpf-ci", "kernel.org"), ("tip-bot2", "linutronix.de"),
        ("no-reply", "patchew.org"), ("bot", "kernelci.org"),
    ]
}
