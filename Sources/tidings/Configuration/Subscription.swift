internal import DigestReport

/// A digest that the user has given a name: `tidings digest --named my-week`, or `--all` for every one.
///
///     [digest "my-week"]
///         list = kvm
///         list = kvm-ppc
///         path = arch/powerpc
///         last = week
///         format = markdown
///         output = ~/reports/kvm.md
struct Subscription: Equatable {
    /// Its name.
    var name: String
    /// What is asked for.
    var request: DigestRequest
    /// The file it goes to; nil for standard output.
    var output: String?
    /// To whom it is mailed, and by whom.
    var mail = MailSettings()
    /// Whether it is handed to sendmail.
    var isSent = false

    /// Subscribes to nothing yet.
    init(name: String) {
        self.name = name
        request = DigestRequest(subscription: name)
    }

    /// Takes one setting; keys are in lower case.
    ///
    /// - Throws: `Failure` for a key or a value that is none.
    mutating func set(_ key: String, to value: String) throws {
        switch key {
        case "list": request.names.append(Configuration.expanded(value))
        case "since": request.since = value
        case "until": request.until = value
        case "last":
            guard RangeOptions.since(value) != nil else {
                throw wrong(key, value, "day, week, month, year or \"10 days\"")
            }
            request.last = value
        case "new": request.isNew = try flag(key, value)
        case "path": request.filter.paths.append(value)
        case "subsystem": request.filter.subsystems.append(value)
        case "author": request.filter.authors.append(value)
        case "addressed-to": request.filter.to.append(value)
        case "copied-to": request.filter.cc.append(value)
        case "mailmap": request.files.mailmap = Configuration.expanded(value)
        case "domain-map": request.files.domainMap = Configuration.expanded(value)
        case "maintainers": request.files.maintainers = Configuration.expanded(value)
        case "format":
            guard let format = DigestFormat(rawValue: value) else {
                throw wrong(key, value, DigestFormat.allCases.map(\.rawValue).joined(separator: ", "))
            }
            request.format = format
        case "only": request.sections = try DigestSection.named(in: value)
        case "top": request.top = try number(key, value)
        case "title": request.listName = value
        case "waiting-after": request.waitingAfter = try number(key, value)
        case "tree": request.tree = Configuration.expanded(value)
        case "link-base":
            guard let base = LinkBase.address(value) else { throw wrong(key, value, "an http: or https: address") }
            request.linkBase = base
        case "output": output = Configuration.expanded(value)
        case "to": mail.to.append(value)
        case "cc": mail.cc.append(value)
        case "from": mail.from = value
        case "subject": mail.subject = value
        case "send": isSent = try flag(key, value)
        default: throw Failure(status: .wrongUsage, message: "digest \"\(name)\": there is no setting '\(key)'")
        }
    }

    private func number(_ key: String, _ value: String) throws -> Int {
        guard let number = Int(value), number > 0, number <= 1_000_000 else {
            throw wrong(key, value, "a number from 1 on")
        }
        return number
    }

    /// What git takes for true and false (git-config(1), "Values").
    private func flag(_ key: String, _ value: String) throws -> Bool {
        switch value.lowercased() {
        case "true", "yes", "on", "1", "": true
        case "false", "no", "off", "0": false
        default: throw wrong(key, value, "true or false")
        }
    }

    private func wrong(_ key: String, _ value: String, _ right: String) -> Failure {
        Failure(status: .wrongUsage, message: "digest \"\(name)\": \(key) = \(value): it takes \(right)")
    }
}
