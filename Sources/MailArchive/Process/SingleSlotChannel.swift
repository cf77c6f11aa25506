internal import Glibc

/// A channel with room for one value, from a blocking thread to a task: the thread waits until the task has taken the previous
/// value.
///
/// `@unchecked Sendable`: every stored property is read and written between `lock()` and `unlock()` of the one mutex.
final class SingleSlotChannel<Element: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var value: Element?
    private var receiver: CheckedContinuation<Element?, Never>?
    private var ended = false

    init() {
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(changed)
        mutex.deallocate()
        changed.deallocate()
    }

    /// Sends `element` once the previous one was taken; false when the channel was ended.
    func send(_ element: Element) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while value != nil, !ended { pthread_cond_wait(changed, mutex) }
        if ended { return false }
        if let waiting = receiver {
            receiver = nil
            waiting.resume(returning: element)
        } else {
            value = element
        }
        return true
    }

    /// The next value; nil when the channel was ended.
    func next() async -> Element? {
        await withCheckedContinuation { continuation in
            pthread_mutex_lock(mutex)
            defer { pthread_mutex_unlock(mutex) }
            if let element = value {
                value = nil
                pthread_cond_signal(changed)
                continuation.resume(returning: element)
            } else if ended {
                continuation.resume(returning: nil)
            } else {
                receiver = continuation
            }
        }
    }

    /// Ends the channel, from either side; a value that was sent can still be taken.
    func end() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        ended = true
        pthread_cond_broadcast(changed)
        receiver?.resume(returning: nil)
        receiver = nil
    }
}
