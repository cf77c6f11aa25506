internal import CMalloc

/// Has the C library give memory back that pages no longer use.
///
/// Pages are made on several threads, and glibc would keep what each of them has freed in an arena of its own: after two
/// minutes of the dearest pages a server that uses 240 MB at a time had 1.2 GB (mallopt(3), malloc_trim(3)).
enum FreedMemory {
    /// Has all threads share two arenas; to be called before threads are started.
    static func limitArenas() { _ = mallopt(M_ARENA_MAX, 2) }

    /// Gives free memory back to the system.
    static func giveBack() { _ = malloc_trim(0) }
}
