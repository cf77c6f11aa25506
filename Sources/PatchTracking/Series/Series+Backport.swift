extension Series {
    /// Whether it brings patches of another branch to a stable one: its tags name a stable branch (`[PATCH 6.12 001/300]`,
    /// `[PATCH AUTOSEL 6.6-5.10]`, `[PATCH stable]`), or its first patch names the commit that it copies.
    public var isBackport: Bool {
        !BranchTags.branches(in: tags).isEmpty || parts.first?.message.upstreamCommit != nil
    }
}
