// swift-tools-version: 6.2
// Fuzzers for the parsers of ours, by libFuzzer. See README.md in this folder.
import PackageDescription

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "dossier", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz", dependencies: [.product(name: "FuzzTargets", package: "dossier")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
