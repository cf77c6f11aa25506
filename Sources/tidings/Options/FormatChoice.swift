internal import ArgumentParser
internal import DigestReport

/// A format of a digest, as the command line names it.
struct FormatChoice: ExpressibleByArgument, CustomStringConvertible {
    let format: DigestFormat

    init(_ format: DigestFormat) {
        self.format = format
    }

    init?(argument: String) {
        guard let format = DigestFormat(rawValue: argument) else { return nil }
        self.format = format
    }

    static var allValueStrings: [String] { DigestFormat.allCases.map(\.rawValue) }

    var description: String { format.rawValue }

    var defaultValueDescription: String { description }
}
