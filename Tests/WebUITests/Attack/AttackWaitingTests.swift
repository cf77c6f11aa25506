import Testing

@testable import WebUI

@Suite("Attack: pages that take for ever")
struct AttackWaitingTests {
    private let key = PageCache.Key(target: "/", revision: "r")

    @Test("a page is given up when nobody waits for it, and only then")
    func abandoned() async throws {
        let cache = PageCache(limit: 1 << 20)
        let (hasBegun, wasCancelled) = (PendingValue<Void>(), PendingValue<Void>())
        let never = PendingValue<Page>()
        let make: @Sendable () async throws -> Page = {
            hasBegun.resolve(.success(()))
            return try await withTaskCancellationHandler {
                try await never.value
            } onCancel: {
                wasCancelled.resolve(.success(()))
            }
        }
        let first = Task { try await cache.page(key, make) }
        try await hasBegun.value
        let second = Task { try await cache.page(key) { Page(.text, "another") } }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        try await wasCancelled.value
        // Whoever comes next gets a page of their own.
        #expect(try await cache.page(key) { Page(.text, "new") }.tag == Page(.text, "new").tag)
    }

    @Test("clients take turns, and whoever wants most is turned away first")
    func turns() async throws {
        let limiter = RenderLimiter(width: 1, queue: 3)
        let (hasBegun, mayEnd) = (PendingValue<Void>(), PendingValue<Void>())
        let order = Order()
        let running = Task {
            try await limiter.run(for: "greedy") {
                hasBegun.resolve(.success(()))
                try await mayEnd.value
            }
        }
        try await hasBegun.value
        func wait(_ client: String, _ count: Int) async throws -> Task<Void, any Error> {
            let task = Task { try await limiter.run(for: client) { await order.add(client) } }
            while limiter.waiting != count { await Task.yield() }
            return task
        }
        let greedy = [try await wait("greedy", 1), try await wait("greedy", 2), try await wait("greedy", 3)]
        let modest = try await wait("modest", 3)
        // The last of the greedy one's gave way.
        await #expect(throws: PageError.busy) { try await greedy[2].value }
        await #expect(throws: PageError.busy) { try await limiter.run(for: "greedy") {} }
        mayEnd.resolve(.success(()))
        for task in [running, greedy[0], greedy[1], modest] { try await task.value }
        #expect(await order.clients == ["greedy", "modest", "greedy"])
    }

    @Test("whoever leaves the queue is not waited for")
    func leaving() async throws {
        let limiter = RenderLimiter(width: 1, queue: 8)
        let (hasBegun, mayEnd) = (PendingValue<Void>(), PendingValue<Void>())
        let running = Task {
            try await limiter.run(for: "a") {
                hasBegun.resolve(.success(()))
                try await mayEnd.value
            }
        }
        try await hasBegun.value
        let waiting = Task { try await limiter.run(for: "b") {} }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(limiter.waiting == 0)
        mayEnd.resolve(.success(()))
        try await running.value
        try await limiter.run(for: "c") {}
    }

    private actor Order {
        var clients: [String] = []
        func add(_ client: String) { clients.append(client) }
    }

    @Test("a body larger than the limit of all answers on their way is sent alone")
    func budget() {
        let budget = SendingBudget(limit: 100)
        var first = budget.share(90)
        #expect(first != nil)
        #expect(budget.share(20) == nil)
        first = nil
        #expect(budget.share(1000) != nil)
    }
}
