internal import GRDB

extension SQLiteStore {
    public func series(of messages: [IndexedMessage.ID]) async throws -> [IndexedSeries] { [] }
}
