// Throws broken mails at MailFormat, PatchFormat and TextIndex.
//
//     tidings-fuzz [--count N] [--seconds S] [--seed N] [--corpus FOLDER] [--only N] [--no-growth]
//
// First N mails made from a seed, each a mutation of one written here or found in FOLDER; then inputs of doubling size
// that would be slow in a careless parser. The mail under test is named in /tmp/tidings-fuzz.state, so that a crash
// can be repeated: `--seed SEED --only NUMBER`. Exit code 1 when something takes more than linear time.

import Glibc
import TestKit

let options = FuzzOptions(CommandLine.arguments.dropFirst())
let seeds = SeedMails.written + SeedMails.read(folder: options.corpus)
let state = FuzzState(path: options.statePath, seed: options.seed)

func mail(_ number: Int) -> [UInt8] {
    var random = SeededGenerator(options.seed, case: number)
    return Mutation.mail(from: seeds, &random)
}

if let only = options.only {
    Exercise.touch(mail(only))
    print("mail \(only) of seed \(options.seed) passed")
    exit(0)
}

let start = FuzzClock.now()
var bytes = 0
var number = 0
var slowest = (seconds: 0.0, number: 0)
while number < options.count, FuzzClock.now() - start < options.seconds {
    let mail = mail(number)
    state.note(number)
    let began = FuzzClock.now()
    Exercise.touch(mail)
    let taken = FuzzClock.now() - began
    if taken > slowest.seconds { slowest = (taken, number) }
    bytes += mail.count
    number += 1
}
let seconds = FuzzClock.now() - start
print("\(number) mails, \(bytes) bytes, seed \(options.seed), \(Int(seconds)) s, no crash")
print("slowest: mail \(slowest.number), \(Int(slowest.seconds * 1000)) ms")

if options.measuresGrowth {
    var isLinear = true
    for generator in GrowthGenerator.all where !generator.passes() { isLinear = false }
    print(isLinear ? "all inputs take linear time" : "SUPERLINEAR time, see above")
    exit(isLinear ? 0 : 1)
}
