import MailFormat
import Testing

@Suite("Dates")
struct DateTests {
    static let valid: [MailCase<String>] = [
        MailCase("usual", "Tue, 30 Dec 2025 13:13:44 -0800", "2025-12-30T13:13:44-08:00"),
        MailCase("no weekday", "30 Dec 2025 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("wrong weekday", "Mon, 30 Dec 2025 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("no seconds", "30 Dec 2025 13:13 +0530", "2025-12-30T13:13:00+05:30"),
        MailCase("one-digit day", "Fri, 5 Dec 2025 01:02:03 +0100", "2025-12-05T01:02:03+01:00"),
        MailCase("zone in a comment too", "30 Dec 2025 13:13:44 -0800 (PST)", "2025-12-30T13:13:44-08:00"),
        MailCase("comments anywhere", "(a) 30 (b (c)) Dec 2025 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("comment never closed", "30 Dec 2025 13:13:44 +0100 (CET", "2025-12-30T13:13:44+01:00"),
        MailCase("two-digit year of this century", "30 Dec 25 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("two-digit year of the last", "30 Dec 99 13:13:44 +0000", "1999-12-30T13:13:44Z"),
        MailCase("three-digit year", "30 Dec 125 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("zone name", "30 Dec 2025 13:13:44 EST", "2025-12-30T13:13:44-05:00"),
        MailCase("zone name of Europe", "30 Dec 2025 13:13:44 CET", "2025-12-30T13:13:44+01:00"),
        MailCase("GMT", "30 Dec 2025 13:13:44 GMT", "2025-12-30T13:13:44Z"),
        MailCase("name and number", "30 Dec 2025 13:13:44 GMT+0100", "2025-12-30T13:13:44+01:00"),
        MailCase("colon in the zone", "30 Dec 2025 13:13:44 +05:30", "2025-12-30T13:13:44+05:30"),
        MailCase("missing zone", "30 Dec 2025 13:13:44", "2025-12-30T13:13:44Z"),
        MailCase("unknown zone", "30 Dec 2025 13:13:44 -0000", "2025-12-30T13:13:44Z"),
        MailCase("military zone", "30 Dec 2025 13:13:44 A", "2025-12-30T13:13:44Z"),
        MailCase("impossible zone", "30 Dec 2025 13:13:44 +9999", "2025-12-30T13:13:44Z"),
        MailCase("missing time", "30 Dec 2025", "2025-12-30T00:00:00Z"),
        MailCase("asctime", "Tue Dec 30 13:13:44 2025", "2025-12-30T13:13:44Z"),
        MailCase("date(1)", "Tue Dec 30 13:13:44 PST 2025", "2025-12-30T13:13:44-08:00"),
        MailCase("git log", "Tue Dec 30 13:13:44 2025 -0800", "2025-12-30T13:13:44-08:00"),
        MailCase("month first", "December 30, 2025 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("hyphens", "30-Dec-2025 13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("RFC 850", "Tuesday, 30-Dec-25 13:13:44 GMT", "2025-12-30T13:13:44Z"),
        MailCase("twelve hours", "30 Dec 2025 01:13:44 PM +0000", "2025-12-30T13:13:44Z"),
        MailCase("midnight of twelve hours", "30 Dec 2025 12:13:44 AM +0000", "2025-12-30T00:13:44Z"),
        MailCase("dots in the time", "30 Dec 2025 13.13.44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("ISO 8601", "2025-12-30T13:13:44-08:00", "2025-12-30T13:13:44-08:00"),
        MailCase("ISO 8601, UTC", "2025-12-30T13:13:44Z", "2025-12-30T13:13:44Z"),
        MailCase("ISO 8601, fractions", "2025-12-30T13:13:44.123456+01:00", "2025-12-30T13:13:44+01:00"),
        MailCase("ISO with spaces", "2025-12-30 13:13:44 +0100", "2025-12-30T13:13:44+01:00"),
        MailCase("ISO day alone", "2025-12-30", "2025-12-30T00:00:00Z"),
        MailCase("folded", "Tue,\n 30 Dec 2025\n\t13:13:44 +0000", "2025-12-30T13:13:44Z"),
        MailCase("leap second", "31 Dec 2016 23:59:60 +0000", "2017-01-01T00:00:00Z"),
        MailCase("leap day", "29 Feb 2024 00:00:00 +0000", "2024-02-29T00:00:00Z"),
        MailCase("before 1970", "1 Jan 1960 00:00:00 +0000", "1960-01-01T00:00:00Z"),
    ]

    @Test("Forms that people send", arguments: valid)
    func parse(_ row: MailCase<String>) {
        #expect(MailDate(parsing: row.input.utf8)?.iso8601() == row.expected)
        #expect(Message("Date: \(row.input)\n\n").date?.iso8601() == row.expected)
    }

    @Test(
        "What is no date",
        arguments: [
            "", "yesterday", "31 Feb 2025 00:00:00 +0000", "29 Feb 2025 00:00:00 +0000", "0 Jan 2025 00:00:00 +0000",
            "30 Dec 2025 24:30:00 +0000", "30 Dec 2025 13:60:00 +0000", "30 Dec 2025 13:13:61 +0000",
            "30 Dec 12345 00:00:00 +0000", "30 Foo 2025 00:00:00 +0000", "99999999999999999999 Dec 2025", "Dec 2025",
            "2025-13-01T00:00:00Z", "2025-02-30", "13:13:44", "30 Dec 0000 00:00:00 +0000", "1767129224",
        ])
    func impossible(_ text: String) {
        #expect(MailDate(parsing: text.utf8) == nil)
    }

    @Test("Whether the zone is known")
    func zone() {
        #expect(MailDate(parsing: "30 Dec 2025 13:13 +0000".utf8)?.isZoneKnown == true)
        for text in [
            "30 Dec 2025 13:13 -0000", "30 Dec 2025 13:13", "30 Dec 2025 13:13 XYZ", "30 Dec 2025 13:13 +9999",
        ] {
            #expect(MailDate(parsing: text.utf8)?.isZoneKnown == false, "\(text)")
        }
    }

    @Test("Writing a date as mails have it")
    func write() {
        let date = MailDate(secondsSince1970: 1_767_129_224, zoneMinutes: -480)
        #expect(date.rfc5322() == "Tue, 30 Dec 2025 13:13:44 -0800")
        #expect(MailDate(secondsSince1970: 0, isZoneKnown: false).rfc5322() == "Thu, 1 Jan 1970 00:00:00 -0000")
        #expect(MailDate(secondsSince1970: -1).rfc5322() == "Wed, 31 Dec 1969 23:59:59 +0000")
    }

    @Test(
        "What is written is read again",
        arguments: Array(stride(from: Int64(-62_000_000_000), to: 250_000_000_000, by: 1_234_567_891)))
    func roundTrip(_ seconds: Int64) {
        for zone in [-720, -210, 0, 330, 840] {
            let date = MailDate(secondsSince1970: seconds, zoneMinutes: zone)
            #expect(MailDate(parsing: date.rfc5322().utf8) == date)
            #expect(MailDate(parsing: date.iso8601().utf8) == date)
        }
    }

    @Test("Moments that no mail can have are written without a crash")
    func extremes() {
        for seconds in [Int64.min, .max] {
            for zone in [Int.min, .max] {
                #expect(!MailDate(secondsSince1970: seconds, zoneMinutes: zone).rfc5322().isEmpty)
                #expect(!MailDate(secondsSince1970: seconds, zoneMinutes: zone).iso8601().isEmpty)
            }
        }
    }
}
