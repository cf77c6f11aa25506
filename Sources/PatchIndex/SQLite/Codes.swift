internal import PatchFormat
internal import PatchTracking

// Numbers that stand for cases in the tables. They never change meaning: a new case takes a new number.

extension PatchMail.Kind {
    private static let codes: [(PatchMail.Kind, Int64)] = [
        (.other, 0), (.patch, 1), (.cover, 2), (.pullRequest, 3), (.notice, 4), (.reply, 5),
    ]

    var code: Int64 { Self.codes.first { $0.0 == self }?.1 ?? 0 }

    init(code: Int64) { self = Self.codes.first { $0.1 == code }?.0 ?? .other }
}

extension ChangedFile.Status {
    private static let codes: [(ChangedFile.Status, Int64)] = [
        (.modified, 0), (.added, 1), (.deleted, 2), (.renamed, 3), (.copied, 4), (.modeChanged, 5), (.typeChanged, 6),
    ]

    var code: Int64 { Self.codes.first { $0.0 == self }?.1 ?? 0 }

    init(code: Int64) { self = Self.codes.first { $0.1 == code }?.0 ?? .modified }
}

extension PatchRelation.Kind {
    private static let codes: [(PatchRelation.Kind, Int64)] = [
        (.supersedes, 1), (.obsoletedBy, 2), (.basedOn, 3), (.dependsOn, 4),
    ]

    var code: Int64 { Self.codes.first { $0.0 == self }?.1 ?? 0 }

    init?(code: Int64) {
        guard let kind = Self.codes.first(where: { $0.1 == code })?.0 else { return nil }
        self = kind
    }
}

extension ReplyRemark {
    var code: Int64 {
        switch self {
        case .announcesVersion: 1
        case .requestsVersion: 2
        case .tracksRegression: 3
        }
    }

    init?(code: Int64) {
        guard let remark = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = remark
    }
}
