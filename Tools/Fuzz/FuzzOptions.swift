import Glibc

/// What the command line asks for.
struct FuzzOptions {
    var count = 1_000_000
    var seconds = Double.infinity
    var seed: UInt64 = 1
    var corpus: String?
    var only: Int?
    var statePath = "/tmp/tidings-fuzz.state"
    var measuresGrowth = true

    /// Reads the arguments; a wrong one ends the program with exit code 2.
    init(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            if name == "--no-growth" {
                measuresGrowth = false
                continue
            }
            guard let value = rest.popFirst(), take(name, value) else {
                print("usage: tidings-fuzz [--count N] [--seconds S] [--seed N] [--corpus FOLDER] [--only N]")
                print("                    [--state FILE] [--no-growth]")
                exit(2)
            }
        }
    }

    private mutating func take(_ name: String, _ value: String) -> Bool {
        switch name {
        case "--count":
            guard let number = Int(value) else { return false }
            count = number
        case "--seconds":
            guard let number = Double(value) else { return false }
            seconds = number
        case "--seed":
            guard let number = UInt64(value) else { return false }
            seed = number
        case "--only":
            guard let number = Int(value) else { return false }
            only = number
        case "--corpus": corpus = value
        case "--state": statePath = value
        default: return false
        }
        return true
    }
}
