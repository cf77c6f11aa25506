/// The series in some threads, as far as follows from these threads alone: parts that were sent without threading wait for others.
///
/// Threads can be looked at in any number of groups, on several cores; ``SeriesAssembly/series(of:)`` puts them together.
public struct ThreadSeries: Sendable {
    /// The series that are in one thread.
    let series: [Series]
    /// Parts that may belong to some in other threads, and series whose cover may have been posted more than once.
    let loose: [PartCluster]
    /// The messages whose kind is another one than their mail alone says, see `ThreadPostings`.
    public let reread: [TrackedMessage]

    /// The series in `messages`, whose threads are `threads`, each of them whole.
    public init(of messages: [TrackedMessage], in threads: [MessageThread]) {
        let candidates = TrackedMessage.candidates(in: messages)
        var series: [Series] = []
        var loose: [PartCluster] = []
        var reread: [TrackedMessage] = []
        for thread in threads {
            let postings = ThreadPostings(thread, of: messages, candidates: candidates)
            reread += postings.changed
            for cluster in ThreadAssembly(thread, postings).clusters {
                if cluster.isOpen || cluster.isRooted { loose.append(cluster) } else { series += cluster.series() }
            }
        }
        (self.series, self.loose, self.reread) = (series, loose, reread)
    }
}
