// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "tidings",
    products: [
        .executable(name: "tidings", targets: ["tidings"]),
        .library(name: "MailFormat", targets: ["MailFormat"]),
        .library(name: "PatchFormat", targets: ["PatchFormat"]),
        .library(name: "PatchTracking", targets: ["PatchTracking"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    ],
    targets: [
        // The rooms, left to right (see DESIGN.md): imports point only to the left.
        .target(name: "MailFormat", swiftSettings: settings),
        .target(name: "PatchFormat", dependencies: ["MailFormat"], swiftSettings: settings),
        .target(
            name: "MailArchive",
            dependencies: [
                "MailFormat",
                "CZlib",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings),
        .target(name: "PatchTracking", dependencies: ["MailFormat", "PatchFormat"], swiftSettings: settings),
        .target(
            name: "PatchIndex",
            dependencies: [
                "MailFormat", "PatchFormat", "MailArchive", "PatchTracking",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "DigestReport",
            dependencies: [
                "PatchIndex"
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "tidings",
            dependencies: [
                "MailFormat", "PatchFormat", "MailArchive", "PatchTracking", "PatchIndex", "DigestReport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // The C library that reads .gz files.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Tools of the project itself: measured and fuzzed with `make bench` and `make fuzz`.
        .executableTarget(
            name: "tidings-bench", dependencies: ["MailFormat", "PatchFormat"], path: "Tools/Bench",
            swiftSettings: settings),
        .executableTarget(
            name: "tidings-fuzz", dependencies: ["MailFormat", "PatchFormat"], path: "Tools/Fuzz",
            swiftSettings: settings),

        .executableTarget(
            name: "tidings-compare", dependencies: ["MailFormat", "PatchFormat"], path: "Tools/Compare",
            swiftSettings: settings),

        .testTarget(
            name: "MailFormatTests", dependencies: ["MailFormat"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "PatchFormatTests", dependencies: ["PatchFormat"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(name: "MailArchiveTests", dependencies: ["MailArchive"], swiftSettings: settings),
        .testTarget(name: "PatchTrackingTests", dependencies: ["PatchTracking"], swiftSettings: settings),
        .testTarget(
            name: "PatchIndexTests",
            dependencies: [
                "PatchIndex", "MailArchive", "MailFormat", "PatchFormat", "PatchTracking",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "DigestReportTests",
            dependencies: ["DigestReport", "PatchIndex", "PatchTracking", "PatchFormat", "MailFormat"],
            exclude: ["Golden"], swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["tidings"], exclude: ["Golden"], swiftSettings: settings),
    ]
)
