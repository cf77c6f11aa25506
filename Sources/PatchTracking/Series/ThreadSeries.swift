/// The series in some threads, as far as these threads alone tell: parts that were sent without threading wait for others.
///
/// Threads can be looked at in any number of groups, on several cores; ``SeriesAssembly/series(of:)`` puts them together.
public struct ThreadSeries: Sendable {
    /// The series that stand in one thread.
    let series: [Series]
    /// Parts that may belong to some in other threads.
    let loose: [PartCluster]

    /// The series in `messages`, whose threads are `threads`, each of them whole.
    public init(of messages: [TrackedMessage], in threads: [MessageThread]) {
        var postings: [String: TrackedMessage] = [:]
        for (id, index) in TrackedMessage.byID(messages) where messages[index].isPosting {
            postings[id] = messages[index]
        }
        var series: [Series] = []
        var loose: [PartCluster] = []
        for thread in threads {
            for cluster in ThreadAssembly(thread, postings: postings).clusters {
                if cluster.isOpen { loose.append(cluster) } else { series += cluster.series() }
            }
        }
        (self.series, self.loose) = (series, loose)
    }
}
