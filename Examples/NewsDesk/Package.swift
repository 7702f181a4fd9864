// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "NewsDesk",
  dependencies: [
    .package(name: "sco-search", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "NewsDesk",
      dependencies: [.product(name: "ScoSearch", package: "sco-search")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    )
  ]
)
