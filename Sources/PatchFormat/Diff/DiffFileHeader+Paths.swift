extension DiffFileHeader {
    /// The paths before and after the patch, without `a/` and `b/`; one is `nil` where there is no file.
    func paths(in bytes: UnsafeBufferPointer<UInt8>) -> (old: String?, new: String?) {
        if let from = renameFrom ?? copyFrom, let to = renameTo ?? copyTo {
            return (DiffPath(bytes, from).text, DiffPath(bytes, to).text)
        }
        var old: DiffPath?
        var new: DiffPath?
        if let oldName, let newName {
            old = DiffPath(bytes, oldName, cutsTimestamp: true)
            new = DiffPath(bytes, newName, cutsTimestamp: true)
        } else if style == .git {
            (old, new) = DiffPath.pair(bytes, startLine.dropFirst("diff --git ".utf8.count))
        } else {
            let name = bytes[startLine].lastIndex(of: 0x20).map { ($0 + 1)..<startLine.upperBound } ?? startLine
            let path = DiffPath(bytes, name)
            (old, new) = (path, path)
        }
        DiffPath.strip(&old, &new, isGit: style == .git || style == .combined)
        let oldPath = old.flatMap { $0.isNull || isNew ? nil : $0.text }
        let newPath = new.flatMap { $0.isNull || isDeleted ? nil : $0.text }
        // "/dev/null" on both sides, or names that cannot be distinguished: the file still has one.
        return oldPath == nil && newPath == nil ? (nil, (new ?? old)?.text ?? "") : (oldPath, newPath)
    }

    /// What happens to a file with these paths.
    func status(old: String?, new: String?) -> ChangedFile.Status {
        if renameFrom != nil { return .renamed }
        if copyFrom != nil { return .copied }
        if isNew || old == nil { return .added }
        if isDeleted || new == nil { return .deleted }
        guard let oldMode, let newMode, oldMode != newMode else { return .modified }
        if oldMode & 0o170000 != newMode & 0o170000 { return .typeChanged }
        return hasHunks || isBinary ? .modified : .modeChanged
    }

    /// The blobs of "index 1a2b..3c4d 100644" or "index 1a2b,3c4d..5e6f".
    func ids(in bytes: UnsafeBufferPointer<UInt8>) -> (old: [String], new: String?) {
        guard let index else { return ([], nil) }
        let names = index.prefix { bytes[$0] > 0x20 }
        guard let dots = names.dropLast().first(where: { bytes.starts(with: "..", at: $0) }),
            dots + 2 <= names.upperBound
        else { return ([], nil) }
        let old = bytes[names.lowerBound..<dots].split(separator: UInt8(ascii: ","))
        let new = bytes.string((dots + 2)..<names.upperBound)
        return (old.prefix(64).map { String(decoding: $0, as: UTF8.self) }, new.isEmpty ? nil : new)
    }
}
