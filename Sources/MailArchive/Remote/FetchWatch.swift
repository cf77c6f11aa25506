internal import Foundation
internal import Glibc

/// Looks at a fetch from time to time: whether it has taken more time or room than it may.
struct FetchWatch: Sendable {
    /// What is fetched into; nil for a question.
    let repository: String?
    /// What is taken at most.
    let limits: SyncLimits

    /// Returns as soon as a limit is exceeded, with the reason; nil when the task is cancelled.
    func excess() async -> String? {
        let clock = ContinuousClock()
        let start = clock.now
        let seconds = repository == nil ? limits.questionTime : limits.epochTime
        let before = size
        while true {
            do { try await Task.sleep(for: .seconds(1)) } catch { return nil }
            if start.duration(to: clock.now) > .seconds(seconds) { return "it took more than \(seconds) seconds" }
            if size - before > limits.epochSize {
                return "one epoch sent more than \(limits.epochSize >> 20) MiB (tidings.maxfetch)"
            }
        }
    }

    /// Bytes on disk of the repository.
    private var size: Int { repository.map(Self.size(of:)) ?? 0 }

    /// Bytes on disk of a folder and all in it; 0 when there is none.
    static func size(of folder: String) -> Int {
        guard let files = FileManager.default.enumerator(atPath: folder) else { return 0 }
        var size = 0
        for case let file as String in files {
            var status = stat()
            if lstat("\(folder)/\(file)", &status) == 0 { size += Int(status.st_blocks) * 512 }
        }
        return size
    }
}
