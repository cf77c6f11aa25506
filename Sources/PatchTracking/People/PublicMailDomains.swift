/// Domains where anybody can have an address: that two people write from one of them says nothing.
enum PublicMailDomains {
    /// Whether a domain, in lower case, is one of them.
    static func contains(_ domain: String) -> Bool { domains.contains(domain) }

    private static let domains: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com",
        "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de",
        "mail.ru",
        "yandex.ru", "yandex.com", "qq.com", "foxmail.com", "163.com", "126.com", "sina.com", "protonmail.com",
        "proton.me", "pm.me", "posteo.de", "posteo.net", "mailbox.org", "disroot.org", "tutanota.com", "fastmail.com",
        "zoho.com", "free.fr", "orange.fr", "wanadoo.fr", "laposte.net", "naver.com", "hanmail.net", "rediffmail.com",
        "users.noreply.github.com", "riseup.net", "cock.li", "inbox.ru", "bk.ru", "list.ru",
    ]
}
