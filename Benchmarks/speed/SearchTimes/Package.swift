// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "SearchTimes",
  dependencies: [
    .package(name: "sco-search", path: "../../..")
  ],
  targets: [
    .executableTarget(
      name: "SearchTimes",
      dependencies: [.product(name: "ScoSearch", package: "sco-search")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    )
  ]
)
