import Foundation

/// Writes the YAML files of a folder into one Swift source file: path and text of each.
///
/// Usage: `embed-rules RULES-FOLDER OUTPUT.swift`.
let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: embed-rules RULES-FOLDER OUTPUT.swift\n".utf8))
  exit(64)
}
let folder = URL(fileURLWithPath: arguments[1], isDirectory: true).standardizedFileURL
let paths =
  (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
  .filter { $0.hasSuffix(".yaml") }
  .sorted()
var source = """
  /// The rule packs that were in `rules/` when the program was built: path and text of each.
  enum EmbeddedRules {
    static let files: [(path: String, text: String)] = [

  """
for path in paths {
  let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  // Three number signs end the literal only where no YAML file would have them.
  source +=
    "    (\n      \(String(reflecting: path)),\n      ###\"\"\"\n\(text)\n\"\"\"###\n    ),\n"
}
source += "  ]\n}\n"
try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
