import Foundation
import MarkedYAML
import Testing

/// A case of `fixtures/cases`, and where its expected reports are.
struct FixtureCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let all = folders(in: "fixtures/cases").map(FixtureCase.init)

  /// As it is named on the command line, from the package's folder.
  var path: String { "fixtures/cases/\(name)" }
  var expected: URL { Program.root.appendingPathComponent("fixtures/expected/\(name)") }
  var testDescription: String { name }

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

  /// A copy of the base case with the flaw in it.
  func planted(into scratch: Scratch, base: String, remove: [String]) throws -> URL {
    let manager = FileManager.default
    let copy = scratch.folder.appendingPathComponent("case")
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
    return copy
  }
}
