// Measures what the project claims: `make bench`.
//
//     tidings-bench TIDINGS ARCHIVE [RANGE]
//
// TIDINGS is the release build of the program, ARCHIVE one bare public-inbox epoch. Times are medians of five runs after
// one that does not count; ratios are taken within this run, against `git cat-file --batch` reading the same blobs.

internal import Glibc
internal import MailFormat

do {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { throw BenchmarkError.usage("usage: tidings-bench TIDINGS ARCHIVE [RANGE]") }
    try Benchmark(tidings: arguments[1], archive: arguments[2], range: arguments.count > 3 ? arguments[3] : nil).run()
} catch {
    let complaint = Array("tidings-bench: \(error)\n".utf8)
    _ = write(STDERR_FILENO, complaint, complaint.count)
    exit(3)
}
