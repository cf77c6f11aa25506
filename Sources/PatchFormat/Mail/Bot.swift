internal import MailFormat

/// The bots that write to mailing lists, by their addresses and names.
enum Bot {
    /// How a bot is recognised; all in lower case.
    private enum Sign {
        /// The whole address.
        case address(StaticString)
        /// The beginning and the end of the address.
        case pattern(StaticString, StaticString)
        /// What the display name begins with.
        case name(StaticString)
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
        (.address("lkft@linaro.org"), "LKFT"),
        (.address("bugbot@kernel.org"), "Bugspray Bot"),
        (.address("noreply@github.com"), "GitHub"),
        (.name("github issues"), "GitHub"),
        (.name("github pull_request"), "GitHub"),
        (.pattern("mailer-daemon@", ""), "Mail Delivery System"),
    ]

    /// The name of the program that sends under this name and address; `nil` for a person.
    static func name(of sender: Mailbox) -> String? {
        var address = sender.address
        var name = sender.name
        return address.withUTF8 { address in
            name.withUTF8 { name in
                Self.name(address: address, name: name) ?? (isBot(address, name) ? fallback(sender) : nil)
            }
        }
    }

    private static func name(address: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>) -> String? {
        let (addressRange, nameRange) = (0..<address.count, 0..<name.count)
        for entry in known {
            let isSender =
                switch entry.sign {
                case .address(let whole):
                    address.count == whole.utf8CodeUnitCount && address.starts(withCaseless: whole, in: addressRange)
                case .pattern(let start, let end):
                    address.starts(withCaseless: start, in: addressRange)
                        && address.starts(withCaseless: end, in: addressRange.suffix(end.utf8CodeUnitCount))
                case .name(let start): name.starts(withCaseless: start, in: nameRange)
                }
            if isSender { return entry.name }
        }
        return nil
    }

    /// Whether the sender, whom nobody has listed yet, calls itself a bot.
    private static func isBot(_ address: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let user = 0..<(address.firstIndex(of: UInt8(ascii: "@")) ?? address.count)
        return (user.count == 3 && address.starts(withCaseless: "bot", in: user))
            || address.starts(withCaseless: "bot+", in: user)
            || address.starts(withCaseless: "-bot", in: user.suffix(4))
            || address.starts(withCaseless: "noreply@", in: 0..<address.count)
            || address.starts(withCaseless: "no-reply@", in: 0..<address.count)
            || name.starts(withCaseless: " bot", in: (0..<name.count).suffix(4))
            || name.starts(withCaseless: "[bot]", in: (0..<name.count).suffix(5))
    }

    private static func fallback(_ sender: Mailbox) -> String {
        sender.name.isEmpty ? sender.address : sender.name
    }
}
