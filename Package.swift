// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target: Swift 6 mode, warnings are errors, imports stay internal unless said.
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The targets above `Xapian` in addition mark each call into C with `unsafe`.
let safeSettings: [SwiftSetting] = swiftSettings + [.strictMemorySafety()]

let cSettings: [CSetting] = [
  .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
]
let cxxSettings: [CXXSetting] = [
  .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
]

let package = Package(
  name: "sco-search",
  products: [
    .library(name: "ScoSearch", targets: ["ScoSearch"]),
    .library(name: "Xapian", targets: ["Xapian"]),
    .library(name: "SearchJSON", targets: ["SearchJSON"]),
    .library(name: "SearchExport", targets: ["SearchExport"]),
    .library(name: "Invocation", targets: ["Invocation"]),
    .library(name: "PathText", targets: ["PathText"]),
    .executable(name: "sco-search", targets: ["sco-search"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // C and C++ libraries of the system.
    .target(
      name: "CXapianShim",
      path: "CXapianShim",
      cxxSettings: cxxSettings,
      linkerSettings: [.linkedLibrary("xapian"), .linkedLibrary("deflate")]
    ),
    .target(
      name: "CHunspell",
      cxxSettings: cxxSettings,
      linkerSettings: [.linkedLibrary("hunspell-1.7")]
    ),
    .target(
      name: "CLanguageDetector",
      cxxSettings: cxxSettings,
      linkerSettings: [.linkedLibrary("cld2")]
    ),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CHTML", dependencies: ["CLibXML2"], cSettings: cSettings),
    .target(
      name: "CMarkdown", cSettings: cSettings,
      linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
    .target(name: "CYAML", cSettings: cSettings, linkerSettings: [.linkedLibrary("yaml")]),
    .target(name: "CFileSystem", cSettings: cSettings),
    .target(name: "CProcess", cSettings: cSettings),
    .target(
      name: "CContainers", dependencies: ["CFileSystem", "CHTML", "CLibXML2"], cSettings: cSettings),
    .target(name: "CPictures", dependencies: ["CFileSystem"], cSettings: cSettings),
    .target(name: "CGzip", cSettings: cSettings, linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CWordScan", cSettings: cSettings),

    // The layers, each of which knows only the ones above it.
    .target(name: "Hashing", swiftSettings: safeSettings),
    .target(name: "PathText", swiftSettings: safeSettings),
    .target(
      name: "Xapian", dependencies: ["CXapianShim", "PathText"], swiftSettings: swiftSettings),
    .target(
      name: "ArticleText",
      dependencies: [
        "CFileSystem", "CLanguageDetector", "CContainers", "CHTML", "CHunspell", "CMarkdown",
        "CYAML", "CGzip", "CPictures", "CProcess", "Hashing", "PathText",
      ],
      swiftSettings: safeSettings),
    .target(
      name: "ScoSearch",
      dependencies: [
        "ArticleText", "Hashing", "Xapian", "CFileSystem", "CGzip", "CLexicon", "CProcess",
        "CWordScan", "PathText",
      ],
      swiftSettings: safeSettings
    ),
    .target(name: "CLexicon", cSettings: cSettings + [.disableWarning("c23-extensions")]),
    // What the command prints for programs, and the server answers.
    .target(
      name: "Invocation", dependencies: ["CProcess", "PathText"], swiftSettings: safeSettings),
    .target(
      name: "SearchJSON", dependencies: ["ScoSearch", "Invocation"], swiftSettings: safeSettings),
    // Hits in the forms of other programs: tables, bibliographies, lists.
    .target(
      name: "SearchExport",
      dependencies: ["ScoSearch", "SearchJSON", "Invocation", "Hashing", "PathText"],
      swiftSettings: safeSettings),
    .executableTarget(
      name: "sco-search",
      dependencies: [
        "ScoSearch", "SearchJSON", "SearchExport", "Invocation", "PathText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: safeSettings
    ),

    // What the story of a page is told by, for the program that fits the weights.
    .executableTarget(
      name: "page-blocks", dependencies: ["ArticleText"], path: "Benchmarks/reading/PageBlocks",
      swiftSettings: swiftSettings),

    // What several tests use.
    .target(
      name: "TestSupport", dependencies: ["ScoSearch"], path: "Tests/Support",
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CXapianShimTests", dependencies: ["CXapianShim", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "XapianTests", dependencies: ["Xapian", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ArticleTextTests", dependencies: ["ArticleText", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ScoSearchTests", dependencies: ["ScoSearch", "Hashing", "PathText", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "sco-search", "ScoSearch", "SearchJSON", "SearchExport", "Invocation", "PathText",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    // A short run of what `make fuzz`, a package of its own, runs for long.
    .testTarget(
      name: "FuzzingTests", dependencies: ["ScoSearch", "TestSupport"], path: "Fuzzing",
      exclude: [
        "Package.swift", "README.md", "leaks.txt", "Sources/CFuzz", "Sources/TestSupport",
      ]
        + ["Arguments", "Guided", "Run", "SearchTarget", "main"].map { "Sources/Fuzz/\($0).swift" },
      sources: ["Sources/Fuzz/Targets", "Tests"], swiftSettings: swiftSettings),
  ],
  cxxLanguageStandard: .cxx17
)

// The documentation's plugin is fetched only for `make docs`: users of the library do without.
if Context.environment["SCO_SEARCH_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
