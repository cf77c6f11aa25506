internal import PatchIndex

extension IndexError {
    /// What a person can do about it on the command line; nil where only the machine can be mended.
    var remedy: String? {
        switch self {
        case .cannotOpen: "choose another file with --index FILE"
        case .newerSchema: "update tidings, or choose another file with --index FILE"
        case .notAnIndex: "choose another file with --index FILE"
        case .failed: nil
        case .busy: "try again when that process has ended"
        case .overtaken: "run the command again"
        case .damaged: "remove it together with its -wal and -shm files, then `tidings index ARCHIVE` rebuilds it"
        case .keepsNoWords: "`tidings index --text` adds them; s:, f:, dfn:, d: and others need none"
        case .unknownArchive(let name): "run `tidings index \(name)` first"
        }
    }
}
