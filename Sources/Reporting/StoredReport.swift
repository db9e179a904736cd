public import Evidence

/// A report of a case that was written earlier, to be held against the files again.
public struct StoredReport: Sendable {
  /// The file is no report of ours; the words say where it goes wrong.
  public struct Unreadable: Error {
    public let words: LocalizedText
  }

  /// Something that the report says and the files do not.
  public struct Difference: Hashable, Sendable {
    /// Names and positions on the way to it: `documents › invoice.pdf › fields › total › value`.
    public let path: [String]
    /// As JSON; nil where the report lacks it.
    public let said: String?
    /// As JSON; nil where only the report has it.
    public let found: String?
  }

  /// How the case was named.
  public let path: String
  public let submitting: Day
  /// Of the program that wrote it.
  public let version: String
  private let value: JSONValue

  /// - Parameter bytes: Of a report of one case, of a list of them, or of one a line.
  public static func all(in bytes: [UInt8]) throws(Unreadable) -> [StoredReport] {
    let values: [JSONValue]
    do {
      if case .array(let elements) = try JSONValue(bytes) {
        values = elements
      } else {
        values = [try JSONValue(bytes)]
      }
    } catch {
      guard let lines = lines(bytes) else { throw Unreadable(error, in: bytes) }
      values = lines
    }
    var reports: [StoredReport] = []
    for value in values {
      guard let report = StoredReport(value) else {
        throw Unreadable(
          words: LocalizedText(
            en: "it is no report that 'dossier check --format json' or 'ndjson' wrote",
            zh: "它不是 dossier check --format json 或 ndjson 生成的报告"))
      }
      reports.append(report)
    }
    return reports
  }

  private static func lines(_ bytes: [UInt8]) -> [JSONValue]? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count > 1 else { return nil }
    let values = lines.map { try? JSONValue(Array($0)) }
    return values.contains { $0 == nil } ? nil : values.compactMap(\.self)
  }

  private init?(_ value: JSONValue) {
    guard value["schema"] == .string(JSONReport.schemaName),
      case .string(let path)? = value["case"]?["path"],
      case .string(let day)? = value["case"]?["submitting"], let submitting = Day(iso: day),
      case .string(let version)? = value["tool"]?["version"]
    else { return nil }
    (self.path, self.submitting, self.version, self.value) = (path, submitting, version, value)
  }

  /// What the report says otherwise than the files do now; in the language in which it agrees most.
  public func differences(from assessment: Assessment, tool: ToolVersion) -> [Difference] {
    let languages = ReportLanguage.allCases.map { language in
      let fresh = JSONReport(tool: tool, language: language).report(of: assessment)
      return ReportComparison().differences(value, fresh)
    }
    return languages.min { $0.count < $1.count } ?? []
  }
}

extension StoredReport.Unreadable {
  fileprivate init(_ problem: JSONProblem, in bytes: [UInt8]) {
    let before = bytes.prefix(problem.offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = problem.offset - lineStart + 1
    words =
      problem.cause == .duplicateKey
      ? LocalizedText(
        en: "line \(line), column \(column): a key stands twice",
        zh: "第 \(line) 行第 \(column) 列：同一个键出现了两次")
      : LocalizedText(
        en: "line \(line), column \(column): it is no JSON that dossier writes",
        zh: "第 \(line) 行第 \(column) 列：不是 dossier 生成的 JSON")
  }
}

/// Two reports, key by key.
private struct ReportComparison {
  /// What hangs on the machine or on other reports, and proves nothing of the files.
  private static let ignored: Set<[String]> = [
    ["tool", "version"], ["tool", "missing_isolation"],
  ]

  func differences(_ said: JSONValue, _ found: JSONValue) -> [StoredReport.Difference] {
    compare(said, found, at: [])
  }

  private func compare(
    _ said: JSONValue, _ found: JSONValue, at path: [String]
  ) -> [StoredReport.Difference] {
    if said == found || Self.ignored.contains(path) { return [] }
    switch (said, found) {
    case (.object(let left), .object(let right)): return compare(left, right, at: path)
    case (.array(let left), .array(let right)): return compare(left, right, at: path)
    default: return [difference(said, found, at: path)]
    }
  }

  private func compare(
    _ said: [JSONValue.Member], _ found: [JSONValue.Member], at path: [String]
  ) -> [StoredReport.Difference] {
    let keys = said.map(\.key) + found.map(\.key).filter { key in !said.contains { $0.key == key } }
    return keys.flatMap { key -> [StoredReport.Difference] in
      // Whether an earlier report had it too is not in the files.
      if path.first == "findings", key == "known" { return [] }
      let pair = [said, found].map { members in members.first { $0.key == key }?.value }
      return compare(pair[0], pair[1], at: path + [key])
    }
  }

  /// Elements that have a name are compared by it, the others by their position.
  private func compare(
    _ said: [JSONValue], _ found: [JSONValue], at path: [String]
  ) -> [StoredReport.Difference] {
    let names = [said, found].map { $0.enumerated().map { name($0.element, $0.offset) } }
    let isNamed = names.allSatisfy { Set($0).count == $0.count }
    let left = isNamed ? names[0] : said.indices.map { "\($0 + 1)" }
    let right = isNamed ? names[1] : found.indices.map { "\($0 + 1)" }
    let byName = [zip(left, said), zip(right, found)].map { pairs in
      Dictionary(pairs.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }
    let all = left + right.filter { byName[0][$0] == nil }
    return all.flatMap { compare(byName[0][$0], byName[1][$0], at: path + [$0]) }
  }

  private func name(_ element: JSONValue, _ position: Int) -> String {
    for key in ["path", "name"] {
      if case .string(let name)? = element[key] { return name }
    }
    return "\(position + 1)"
  }

  private func compare(
    _ said: JSONValue?, _ found: JSONValue?, at path: [String]
  ) -> [StoredReport.Difference] {
    switch (said, found) {
    case (nil, nil): []
    case (let said?, let found?): compare(said, found, at: path)
    default: Self.ignored.contains(path) ? [] : [difference(said, found, at: path)]
    }
  }

  private func difference(
    _ said: JSONValue?, _ found: JSONValue?, at path: [String]
  ) -> StoredReport.Difference {
    StoredReport.Difference(path: path, said: said?.compact, found: found?.compact)
  }
}
