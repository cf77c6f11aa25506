internal import MailFormat

/// The programs that write to mailing lists, by their addresses and names.
enum Automaton {
    /// How a program is told.
    private enum Sign {
        /// The whole address, in lower case.
        case address(String)
        /// The beginning and the end of the address, in lower case.
        case pattern(String, String)
        /// What the display name begins with, in lower case.
        case name(String)
    }

    private static let known: [(sign: Sign, name: String)] = [
        (.address("lkp@intel.com"), "kernel test robot"),
        (.name("kernel test robot"), "kernel test robot"),
        (.name("kbuild test robot"), "kernel test robot"),
        (.pattern("syzbot", "@syzkaller.appspotmail.com"), "syzbot"),
        (.name("syzbot"), "syzbot"),
        (.pattern("patchwork-bot", "@kernel.org"), "patchwork-bot"),
        (.pattern("tip-bot", ""), "tip-bot2"),
        (.address("tipbot@zytor.com"), "tip-bot2"),
        (.name("tip-bot"), "tip-bot2"),
        (.pattern("pr-tracker-bot", "@kernel.org"), "pr-tracker-bot"),
        (.pattern("sashiko", ""), "sashiko"),
        (.name("sashiko"), "sashiko"),
        (.pattern("bot+bpf-ci", "@kernel.org"), "bpf-ci"),
        (.pattern("regzbot", ""), "regzbot"),
        (.name("regzbot"), "regzbot"),
        (.pattern("bugzilla-daemon@", ""), "Bugzilla"),
        (.address("no-reply@patchew.org"), "Patchew"),
        (.pattern("patchwork@", ".freedesktop.org"), "Patchwork"),
        (.pattern("bot@", "kernelci.org"), "KernelCI"),
        (.name("kernelci"), "KernelCI"),
        (.pattern("cki-project@", ""), "CKI"),
        (.address("bluez.test.bot@gmail.com"), "BlueZ test bot"),
        (.pattern("mailer-daemon@", ""), "Mail Delivery System"),
    ]

    /// The name of the program that sends under this name and address; `nil` for a person.
    static func name(of sender: Mailbox) -> String? {
        let address = sender.address.lowercased()
        let name = sender.name.lowercased()
        for entry in known {
            let isSender =
                switch entry.sign {
                case .address(let whole): address == whole
                case .pattern(let start, let end): address.hasPrefix(start) && address.hasSuffix(end)
                case .name(let start): name.hasPrefix(start)
                }
            if isSender { return entry.name }
        }
        // Those that nobody has listed yet call themselves bots.
        let user = address.prefix { $0 != "@" }
        let isBot = user == "bot" || user.hasPrefix("bot+") || user.hasSuffix("-bot") || name.hasSuffix("[bot]")
        return isBot ? (sender.name.isEmpty ? sender.address : sender.name) : nil
    }
}
