// swift-tools-version: 6.2

import PackageDescription

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
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzz", .product(name: "ScoSearch", package: "sco-search")],
      // As the tests have them, which share the targets.
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
      ]),
  ]
)
