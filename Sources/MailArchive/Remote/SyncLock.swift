internal import Foundation
internal import Glibc

/// The folder of a mirror, made and held so that two syncs do not write into it at once.
struct SyncLock {
    /// Absolute path of the folder.
    let folder: String
    private let lock: Descriptor
    private let number: Int32

    /// Makes the folder where it is missing and takes the lock; the kernel gives it back when the process ends.
    init(_ path: String) throws(ArchiveError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: path, reason: error.localizedDescription)
        }
        guard let folder = realPath(path) else { throw .notFound(path: path) }
        let number = open("\(folder)/sync.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw .unwritable(path: folder, reason: String(cString: strerror(errno))) }
        lock = Descriptor(number)
        self.number = number
        self.folder = folder
        guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
            throw .unwritable(path: folder, reason: "another sync is at work here; wait for its end")
        }
    }

    /// Gives the lock back.
    ///
    /// Said aloud and not only by closing: a child that was just forked elsewhere holds a copy until it runs its program.
    func release() {
        flock(number, LOCK_UN)
        lock.close()
    }
}
