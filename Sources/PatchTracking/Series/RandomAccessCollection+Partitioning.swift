extension RandomAccessCollection {
    /// The index of the first element of those at the end that all fulfil a condition which none before them fulfils; `endIndex`
    /// where no element does.
    func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
        var start = startIndex
        var count = self.count
        while count > 0 {
            let middle = index(start, offsetBy: count / 2)
            if isBehind(self[middle]) {
                count /= 2
            } else {
                start = index(after: middle)
                count -= count / 2 + 1
            }
        }
        return start
    }
}
