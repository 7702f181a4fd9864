// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Writer",
  dependencies: [
    .package(name: "sco-search", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "Writer",
      dependencies: [.product(name: "ScoSearch", package: "sco-search")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    )
  ]
)
