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
    private static let codes: [(ReplyRemark, Int64)] = [
        (.announcesVersion, 1), (.requestsVersion, 2), (.tracksRegression, 3), (.announcesAndRequestsVersion, 4),
        (.wantsChange, 5), (.concedes, 6), (.commentsOnDiff, 7), (.sets(.new), 16),
        (.sets(.underReview), 17),
        (.sets(.accepted), 18), (.sets(.rejected), 19), (.sets(.rfc), 20), (.sets(.notApplicable), 21),
        (.sets(.changesRequested), 22), (.sets(.superseded), 23), (.sets(.deferred), 24),
        (.sets(.awaitingUpstream), 25),
        (.sets(.handledElsewhere), 26), (.isDoneElsewhere, 27), (.withdraws, 28),
    ]

    /// From this code on they set states.
    static let firstSettingCode: Int64 = 16

    var code: Int64 { Self.codes.first { $0.0 == self }?.1 ?? 0 }

    init?(code: Int64) {
        guard let remark = Self.codes.first(where: { $0.1 == code })?.0 else { return nil }
        self = remark
    }
}
