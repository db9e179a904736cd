// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "dossier",
  products: [
    .executable(name: "dossier", targets: ["dossier"]),
    // For the fuzzers, which are a package of their own.
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C libraries and our own small C, each behind the one Swift target that may import it.
    .systemLibrary(
      name: "CPoppler", path: "Sources/Bindings/CPoppler", pkgConfig: "poppler-glib",
      providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(
      name: "CMagic", path: "Sources/Bindings/CMagic", pkgConfig: "libmagic",
      providers: [.apt(["libmagic-dev"])]),
    .systemLibrary(
      name: "CGLib", path: "Sources/Bindings/CGLib", pkgConfig: "glib-2.0",
      providers: [.apt(["libglib2.0-dev"])]),
    .systemLibrary(
      name: "CZXing", path: "Sources/Bindings/CZXing", pkgConfig: "zxing",
      providers: [.apt(["libzxing-dev"])]),
    .systemLibrary(
      name: "CLeptonica", path: "Sources/Bindings/CLeptonica", pkgConfig: "lept",
      providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(
      name: "CTesseract", path: "Sources/Bindings/CTesseract", pkgConfig: "tesseract",
      providers: [.apt(["libtesseract-dev"])]),
    .target(
      name: "COnnx", path: "Sources/Bindings/COnnx", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CSampling", path: "Sources/Bindings/CSampling",
      linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CReader", path: "Sources/Bindings/CReader"),
    .target(name: "CCodes", dependencies: ["CZXing"], path: "Sources/Bindings/CCodes"),
    .target(
      name: "Poppler", dependencies: ["CPoppler", "Evidence"], path: "Sources/Bindings/Poppler",
      swiftSettings: settings),
    .target(
      name: "Codes", dependencies: ["CCodes", "Evidence"], path: "Sources/Bindings/Codes",
      swiftSettings: settings),
    .target(
      name: "Leptonica", dependencies: ["CLeptonica", "Evidence"],
      path: "Sources/Bindings/Leptonica", swiftSettings: settings),
    .target(
      name: "Tesseract", dependencies: ["CTesseract", "Evidence"],
      path: "Sources/Bindings/Tesseract", swiftSettings: settings),
    .target(
      name: "Onnx", dependencies: ["COnnx"], path: "Sources/Bindings/Onnx",
      swiftSettings: settings),
    .target(
      name: "Sampling", dependencies: ["CSampling", "Evidence"],
      path: "Sources/Bindings/Sampling", swiftSettings: settings),
    .target(
      name: "Magic", dependencies: ["CMagic"], path: "Sources/Bindings/Magic",
      swiftSettings: settings),
    .target(
      name: "Digest", dependencies: ["CGLib"], path: "Sources/Bindings/Digest",
      swiftSettings: settings),
    .target(
      name: "Markup", dependencies: ["CGLib"], path: "Sources/Bindings/Markup",
      swiftSettings: settings),

    // The vocabulary that every stage speaks, and what stages share.
    .target(name: "Evidence", swiftSettings: settings),
    .target(name: "Identifiers", dependencies: ["Evidence"], swiftSettings: settings),
    // Of Yams only the C parser that it carries, `CYaml`, which is no product of its own.
    .target(name: "MarkedYAML", dependencies: ["Evidence", yams], swiftSettings: settings),
    .target(
      name: "Knowledge", dependencies: ["Evidence", "MarkedYAML"], swiftSettings: settings,
      plugins: ["EmbedRules"]),
    .executableTarget(
      name: "embed-rules", path: "Sources/Plugins/embed-rules", swiftSettings: settings),
    .plugin(
      name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"],
      path: "Sources/Plugins/EmbedRules"),

    // The stages, in the order in which data passes.
    .target(
      name: "Intake", dependencies: ["Evidence", "MarkedYAML", "Digest"], swiftSettings: settings),
    .target(name: "Identification", dependencies: ["Evidence", "Magic"], swiftSettings: settings),
    .target(
      name: "Recognition",
      dependencies: ["Evidence", "Leptonica", "Tesseract", "Onnx", "Sampling", "Digest"],
      swiftSettings: settings),
    .target(
      name: "Extraction",
      dependencies: ["Evidence", "Poppler", "Markup", "Codes", "Leptonica", "Recognition"],
      swiftSettings: settings),
    .target(
      name: "Classification", dependencies: ["Evidence", "Knowledge", "Identifiers"],
      swiftSettings: settings),
    .target(
      name: "Reading", dependencies: ["Evidence", "Knowledge", "Identifiers"],
      swiftSettings: settings),
    .target(
      name: "Checking", dependencies: ["Evidence", "Knowledge", "Identifiers"],
      swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: [
        "Evidence", "Knowledge", "MarkedYAML", "Digest",
        .product(name: "Mustache", package: "swift-mustache"),
      ], resources: [.embedInCode("HTML/Templates")], swiftSettings: settings),

    // The reader processes: the only door to identification and extraction.
    .target(
      name: "Readers",
      dependencies: [
        "Evidence", "CReader", "Digest", "Identification", "Extraction", "Recognition",
      ],
      swiftSettings: settings),

    // What readers said, kept for the next time.
    .target(
      name: "ReplyCache", dependencies: ["Evidence", "Readers", "Digest"],
      swiftSettings: settings),

    // The evidence of a ready case, to hand over.
    .target(name: "Packing", dependencies: ["Evidence", "Digest"], swiftSettings: settings),

    .target(
      name: "Dossier",
      dependencies: [
        "Intake", "Readers", "ReplyCache", "Recognition", "Classification", "Reading", "Checking",
        "Reporting", "Packing", "Knowledge", "Identifiers", "Evidence", "MarkedYAML",
      ], swiftSettings: settings),
    .executableTarget(
      name: "dossier",
      dependencies: ["Dossier", "Intake", "Reporting", "Knowledge", "Evidence", argumentParser],
      path: "Sources/CommandLine", swiftSettings: settings),

    // Measures reading against a corpus with true values; for developers, not installed.
    .executableTarget(
      name: "evaluate",
      dependencies: [
        "Readers", "Classification", "Reading", "Knowledge", "Evidence", argumentParser,
      ], path: "Sources/Evaluation", swiftSettings: settings),

    // The parsers that meet strangers' bytes, each as a function of bytes.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Dossier", "Intake", "Readers", "Extraction", "Reading", "Identifiers", "Knowledge",
        "Poppler", "Evidence",
      ], path: "Tests/FuzzTargets", swiftSettings: settings),
    .testTarget(
      name: "FuzzReplayTests", dependencies: ["FuzzTargets"], swiftSettings: settings),

    // Measures what isolation costs; for developers, not installed.
    .executableTarget(
      name: "isolation-cost", dependencies: ["Readers", "Evidence", argumentParser],
      path: "Tests/IsolationCost", swiftSettings: settings),

    // Measures what checking costs beside other programs; for developers, not installed.
    .executableTarget(
      name: "batch-cost", dependencies: ["Poppler", "Evidence", argumentParser],
      path: "Tests/BatchCost", swiftSettings: settings),

    // Measures what recognition costs beside other programs; for developers, not installed.
    .executableTarget(
      name: "recognition-cost",
      dependencies: ["Readers", "Recognition", "Leptonica", "Evidence", argumentParser],
      path: "Tests/RecognitionCost", swiftSettings: settings),

    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: settings),
    // Documents that tests put together by hand.
    .target(
      name: "TestDocuments", dependencies: ["Evidence"], path: "Tests/TestDocuments",
      swiftSettings: settings),
    .testTarget(
      name: "PopplerTests", dependencies: ["Poppler", "Evidence", "TestDocuments"],
      swiftSettings: settings),
    .testTarget(
      name: "CodesTests", dependencies: ["Codes", "Evidence", "TestDocuments"],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Extraction", "Evidence", "TestDocuments"],
      swiftSettings: settings),
    .testTarget(
      name: "RecognitionTests",
      dependencies: [
        "Recognition", "Extraction", "Poppler", "Sampling", "Evidence", "TestDocuments",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReadersTests",
      dependencies: ["Readers", "Extraction", "Evidence", "TestDocuments", "dossier"],
      swiftSettings: settings),
    .testTarget(
      name: "ReadingTests",
      dependencies: [
        "Reading", "Classification", "Knowledge", "Readers", "Evidence", "TestDocuments",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EInvoiceTests",
      dependencies: ["Classification", "Reading", "Knowledge", "Evidence", "TestDocuments"],
      swiftSettings: settings),
    .testTarget(
      name: "ReplyCacheTests",
      dependencies: [
        "ReplyCache", "Readers", "Extraction", "Evidence", "TestDocuments", "dossier",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PackingTests", dependencies: ["Packing", "Evidence", "TestDocuments"],
      swiftSettings: settings),
    .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: settings),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Knowledge", "Evidence"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "dossier", "Dossier", "Reporting", "Knowledge", "Evidence", "MarkedYAML", "TestDocuments",
      ], resources: [.embedInCode("Browser/audit.js")], swiftSettings: settings),
    .testTarget(
      name: "IdentifiersTests", dependencies: ["Identifiers", "Evidence"], swiftSettings: settings),
    .testTarget(
      name: "TypedReadingTests", dependencies: ["Reading", "Evidence"], swiftSettings: settings),
    .testTarget(
      name: "LetterReadingTests", dependencies: ["Reading", "Evidence"], swiftSettings: settings),
    .testTarget(name: "ComparisonTests", dependencies: ["Checking"], swiftSettings: settings),
    .testTarget(
      name: "CheckingTests", dependencies: ["Checking", "Evidence", "Knowledge", "MarkedYAML"],
      swiftSettings: settings),
    .testTarget(
      name: "RulePackTests",
      dependencies: ["Checking", "Dossier", "Evidence", "Knowledge", "MarkedYAML"],
      swiftSettings: settings),
    .testTarget(
      name: "MarkedYAMLTests", dependencies: ["MarkedYAML", "Evidence", "TestDocuments"],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Evidence", "MarkedYAML"],
      swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx17
)
