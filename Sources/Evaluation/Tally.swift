internal import Evidence

/// Scores added up by field, by language and medium, and by confidence.
struct Tally {
  let scores: [Score]
  private let weights: [String: Double]

  init(_ scores: [Score]) {
    self.scores = scores
    var files: [String: Set<String>] = [:]
    for score in scores { files[score.document.group, default: []].insert(score.document.file) }
    weights = files.mapValues { 1 / Double($0.count) }
  }

  /// Shares of the grades among labelled values, in per cent, weighed by paper.
  struct Shares {
    var weight: [Grade: Double] = [:]
    var count = 0

    var total: Double { weight.values.reduce(0, +) }
    func share(_ grade: Grade) -> Double { total > 0 ? 100 * (weight[grade] ?? 0) / total : 0 }
  }

  func shares(by key: (Score) -> String) -> [(key: String, shares: Shares)] {
    var result: [String: Shares] = [:]
    for score in scores {
      var shares = result[key(score)] ?? Shares()
      shares.weight[score.grade, default: 0] += weights[score.document.group] ?? 1
      shares.count += 1
      result[key(score)] = shares
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Table

  func table(unreadable: [(String, String)], listing: Bool, missing: Bool) -> String {
    var lines: [String] = []
    section("field", shares { $0.field.text }, into: &lines)
    section("language and field", shares { "\($0.document.language) \($0.field)" }, into: &lines)
    section("medium and field", shares { "\($0.document.medium) \($0.field)" }, into: &lines)
    lines.append("confidence       stated     right")
    for bucket in calibration {
      lines.append(
        padded(bucket.name, 14) + right(String(bucket.count), 9) + right(percent(bucket.right), 10))
    }
    for (file, cause) in unreadable { lines.append("unreadable: \(file): \(cause)") }
    if listing {
      lines.append("")
      for score in scores
      where score.grade == .wrong || score.grade == .ambiguous
        || (missing && score.grade == .notFound)
      {
        lines.append(describe(score))
      }
    }
    return lines.map(PrintableText.escape).joined(separator: "\n")
  }

  private func section(
    _ title: String, _ rows: [(key: String, shares: Shares)], into lines: inout [String]
  ) {
    lines.append(
      padded(title, 34) + Grade.allCases.map { right($0.rawValue, 11) }.joined()
        + right("values", 8))
    for row in rows {
      lines.append(
        padded(row.key, 34)
          + Grade.allCases.map { right(percent(row.shares.share($0)), 11) }.joined()
          + right(String(row.shares.count), 8))
    }
    lines.append("")
  }

  private func describe(_ score: Score) -> String {
    let box = score.place?.box.map { " at (\(Int($0.x0)), \(Int($0.y0)))" } ?? ""
    let page = score.place.map { ", page \($0.page)" } ?? ""
    let sure = score.confidence.map { ", stated at \($0)" } ?? ""
    return
      "\(score.grade.rawValue): \(score.document.file): \(score.field): read '\(score.read ?? "-")', true '\(score.truth)'\(page)\(box)\(sure)"
  }

  /// Of the values stated with some confidence, how many are right.
  var calibration: [(name: String, count: Int, right: Double)] {
    let steps: [(String, Range<Double>)] = [
      ("0.90 and more", 0.9..<2), ("0.75 to 0.90", 0.75..<0.9), ("0.60 to 0.75", 0.6..<0.75),
      ("below 0.60", 0..<0.6),
    ]
    return steps.map { name, range in
      let stated = scores.filter {
        ($0.grade == .right || $0.grade == .wrong) && ($0.confidence.map(range.contains) ?? false)
      }
      let right = stated.count { $0.grade == .right }
      return (name, stated.count, stated.isEmpty ? 0 : 100 * Double(right) / Double(stated.count))
    }
  }

  // MARK: JSON

  func json(unreadable: [(String, String)]) -> String {
    func encode(_ rows: [(key: String, shares: Shares)]) -> JSONValue {
      .object(
        rows.map { row in
          JSONValue.Member(
            row.key,
            .object(
              Grade.allCases.map {
                JSONValue.Member($0.rawValue, .rounded(row.shares.share($0), places: 1))
              } + [JSONValue.Member("values", .integer(row.shares.count))]))
        })
    }
    let wrong = scores.filter { $0.grade == .wrong }.map { score -> JSONValue in
      .object([
        "file": .string(score.document.file), "field": .string(score.field.text),
        "read": .optional(score.read), "true": .string(score.truth),
        "page": score.place.map { .integer($0.page) } ?? .null,
        "confidence": score.confidence.map { .rounded($0, places: 2) } ?? .null,
      ])
    }
    return JSONValue.object([
      "fields": encode(shares { $0.field.text }),
      "languages": encode(shares { "\($0.document.language) \($0.field)" }),
      "media": encode(shares { "\($0.document.medium) \($0.field)" }),
      "calibration": .object(
        calibration.map {
          JSONValue.Member(
            $0.name, ["stated": .integer($0.count), "right": .rounded($0.right, places: 1)])
        }),
      "wrong": .array(wrong),
      "unreadable": .array(unreadable.map { .string("\($0.0): \($0.1)") }),
    ]).pretty
  }

  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
