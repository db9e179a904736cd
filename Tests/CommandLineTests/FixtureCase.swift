import Foundation
import MarkedYAML
import TestDocuments
import Testing

/// A case of `fixtures/cases`, and where its expected reports are.
struct FixtureCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let all = folders(in: "fixtures/cases").map(FixtureCase.init)

  /// As it is named on the command line, from the package's folder.
  var path: String { "fixtures/cases/\(name)" }
  var expected: URL { Program.root.appendingPathComponent("fixtures/expected/\(name)") }
  var testDescription: String { name }

  /// What the recorded report says.
  var verdict: String {
    get throws {
      let file = expected.appendingPathComponent("report.json")
      return try Report(String(contentsOf: file, encoding: .utf8)).verdict
    }
  }

  /// The first case with a verdict.
  static func first(_ verdict: String) throws -> FixtureCase {
    try #require(try all.first { try $0.verdict == verdict })
  }

  static func folders(in path: String) -> [String] {
    let folder = Program.root.appendingPathComponent(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}

/// One flaw, planted into a clean case: `fixtures/planted/NAME/plant.yaml`.
struct Plant: CustomTestStringConvertible, Sendable {
  /// What a finding must say; nil for what the plant does not state.
  struct Expectation: Hashable, CustomStringConvertible {
    var reason: String?
    var document: String?
    var field: String?
    var subject: String?

    var description: String {
      [reason, document, field, subject].compactMap(\.self).joined(separator: " ")
    }

    func matches(_ finding: [String: Any]) -> Bool {
      // A plant that names no document speaks of the case or the bundle.
      finding["reason"] as? String == reason && finding["document"] as? String == document
        && (field == nil || finding["field"] as? String == field)
        && (subject == nil || finding["subject"] as? String == subject)
    }
  }

  let name: String

  static let all = FixtureCase.folders(in: "fixtures/planted").map(Plant.init)

  var testDescription: String { name }
  private var folder: URL { Program.root.appendingPathComponent("fixtures/planted/\(name)") }

  func read() throws -> (base: String, remove: [String], verdict: String, expect: [Expectation]) {
    let file = folder.appendingPathComponent("plant.yaml")
    let root = try MarkedYAML.parse(Array(Foundation.Data(contentsOf: file)), file: name)
    let expect = (root["expect"]?.sequence ?? []).map { node in
      Expectation(
        reason: node["reason"]?.scalar, document: node["document"]?.scalar,
        field: node["field"]?.scalar, subject: node["subject"]?.scalar)
    }
    return (
      root["base"]?.scalar ?? "", (root["remove"]?.sequence ?? []).compactMap(\.scalar),
      root["verdict"]?.scalar ?? "", expect
    )
  }

  /// A copy of the base case with the flaw in it, under the plant's name.
  func planted(into scratch: Scratch) throws {
    let (base, remove, _, _) = try read()
    let manager = FileManager.default
    let copy = scratch.folder.appendingPathComponent("plants/\(name)")
    try manager.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try manager.copyItem(
      at: Program.root.appendingPathComponent("fixtures/cases/\(base)"), to: copy)
    for name in remove { try manager.removeItem(at: copy.appendingPathComponent(name)) }
    let overlay = folder.appendingPathComponent("overlay")
    let files = manager.enumerator(atPath: overlay.path)?.compactMap { $0 as? String } ?? []
    for file in files {
      let source = overlay.appendingPathComponent(file)
      let target = copy.appendingPathComponent(file)
      var isFolder: ObjCBool = false
      _ = manager.fileExists(atPath: source.path, isDirectory: &isFolder)
      if isFolder.boolValue {
        try manager.createDirectory(at: target, withIntermediateDirectories: true)
      } else {
        try? manager.removeItem(at: target)
        try manager.copyItem(at: source, to: target)
      }
    }
  }

  /// The reports of all plants as lines of JSON, by the plants' names.
  static let reports = Result {
    let scratch = try Scratch()
    for plant in all { try plant.planted(into: scratch) }
    let result = try Program.run("check", "plants", "--format", "ndjson", in: scratch.folder)
    let lines = try result.output.split(separator: "\n").map(String.init)
      .map { (String(try Report($0).path.split(separator: "/").last ?? ""), $0) }
    return Dictionary(lines, uniquingKeysWith: { first, _ in first })
  }
}
