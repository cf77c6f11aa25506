import MailFormat
import Testing

@testable import WebUI

@Suite("A period")
struct PeriodTests {
    @Test(
        "is named by days, weeks, months or years",
        arguments: [
            ("2026-01-05", "2026-01-05", "2026-01-05"), ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2026-W01", "2025-12-29", "2026-01-04"), ("2020-W53", "2020-12-28", "2021-01-03"),
            ("2026-02", "2026-02-01", "2026-02-28"), ("2025-12", "2025-12-01", "2025-12-31"),
            ("2026-01-30..2026-02-02", "2026-01-30", "2026-02-02"), ("2024", "2024-01-01", "2024-12-31"),
        ])
    func names(_ name: String, _ first: String, _ last: String) throws {
        let period = try #require(Period(name))
        #expect(CivilDay(number: Int64(period.first)).text == first)
        #expect(CivilDay(number: Int64(period.end - 1)).text == last)
        #expect(period.name == name)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "1969", "26", "02026", "2026-13", "2026-00", "2026-02-29", "2026-04-31", "2026-1-1", "2026-W00",
            "2026-W54",
            "2021-W53",
            "1969-12-31", "2026-02-02..2026-02-01", "2020-01-01..2026-01-01", "a..b", "..", "+026-01", "９９９９-01",
        ])
    func others(_ name: String) {
        #expect(Period(name) == nil)
    }

    @Test("is found around any time", arguments: Array(stride(from: Int64(0), to: 4_000_000_000, by: 31_415_926)))
    func around(time: Int64) throws {
        for period in [Period.week(of: time), Period.month(of: time), Period.year(of: time)] where time > 400_000 {
            #expect(period.since <= time && time <= period.until)
            #expect(Period(period.name) == period)
        }
    }
}
