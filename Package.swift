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
    // Each says what it is for. What a package would build for features that are not used is switched off by its traits.
    dependencies: [
        // Commands, options, help and completions.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // SQLite: connections, statements, migrations.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // git and curl as child processes.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // File paths and descriptors, as Subprocess takes them.
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        // The web server's log.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // The web server, and what its interface is made of: requests, buffers, services that end in order.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        // HTTP as a handler in a connection's pipeline sees it; Hummingbird brings it.
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.20.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // Templates of the pages.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // From left to right in docs/design.md: imports point only to the left.
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
        .target(name: "TextIndex", dependencies: ["MailFormat"], swiftSettings: settings),
        .target(
            name: "PatchIndex",
            dependencies: [
                "MailFormat", "PatchFormat", "MailArchive", "PatchTracking", "TextIndex",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "DigestReport",
            dependencies: ["PatchIndex", "PatchTracking", "PatchFormat", "MailFormat", "MailArchive"],
            swiftSettings: settings),
        .target(
            name: "WebUI",
            dependencies: [
                "DigestReport", "PatchIndex", "PatchTracking", "PatchFormat", "MailFormat", "MailArchive", "CZlib",
                "CMalloc",
                "CWebResources",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Resources"],
            swiftSettings: settings),
        .executableTarget(
            name: "tidings",
            dependencies: [
                "MailFormat", "PatchFormat", "MailArchive", "PatchTracking", "PatchIndex", "DigestReport", "WebUI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),

        // The C library that reads .gz files.
        // mallopt and malloc_trim of glibc, which Swift's module of it leaves out.
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Style sheet, script and templates of the pages, embedded by the C compiler.
        .target(name: "CWebResources"),

        // Tools of the project itself: measured and fuzzed with `make bench` and `make fuzz`.
        .executableTarget(
            name: "tidings-bench", dependencies: ["MailFormat", "PatchFormat"], path: "Tools/Bench",
            swiftSettings: settings),
        .executableTarget(
            name: "tidings-fuzz", dependencies: ["MailFormat", "PatchFormat", "TextIndex", "TestKit"],
            path: "Tools/Fuzz",
            swiftSettings: settings),

        .executableTarget(
            name: "tidings-compare", dependencies: ["MailFormat", "PatchFormat"], path: "Tools/Compare",
            swiftSettings: settings),

        // What several test targets and the fuzzer share.
        .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: settings),

        .testTarget(
            name: "MailFormatTests", dependencies: ["MailFormat"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "PatchFormatTests", dependencies: ["PatchFormat"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(name: "MailArchiveTests", dependencies: ["MailArchive", "TestKit"], swiftSettings: settings),
        .testTarget(name: "PatchTrackingTests", dependencies: ["PatchTracking"], swiftSettings: settings),
        .testTarget(
            name: "TextIndexTests", dependencies: ["TextIndex", "MailFormat", "TestKit"], swiftSettings: settings),
        .testTarget(
            name: "PatchIndexTests",
            dependencies: [
                "PatchIndex", "MailArchive", "MailFormat", "PatchFormat", "PatchTracking", "TextIndex", "TestKit",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "DigestReportTests",
            dependencies: ["DigestReport", "PatchIndex", "PatchTracking", "PatchFormat", "MailFormat"],
            exclude: ["Golden"], swiftSettings: settings),
        .testTarget(
            name: "WebUITests",
            dependencies: [
                "WebUI", "PatchIndex", "MailArchive", "MailFormat", "CZlib", "TestKit",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CommandTests", dependencies: ["tidings", "TestKit"], exclude: ["Golden"], swiftSettings: settings),
    ],
    cLanguageStandard: .c2x
)
