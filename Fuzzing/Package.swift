// swift-tools-version: 6.2

import PackageDescription

/// As the tests have them, which share the targets.
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]

// A package of its own, so that who builds the command or embeds the module pays nothing for it.
let package = Package(
  name: "Fuzzing",
  dependencies: [
    .package(name: "sco-search", path: "..")
  ],
  targets: [
    .target(
      name: "CFuzz",
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),
    // A link to Tests/Support: a package reaches no folder outside its own, and as a product every
    // program that embeds the module would see it.
    .target(
      name: "TestSupport", dependencies: [.product(name: "ScoSearch", package: "sco-search")],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CFuzz", "TestSupport", .product(name: "ScoSearch", package: "sco-search"),
      ],
      swiftSettings: swiftSettings),
  ]
)
