internal import Evidence
internal import Knowledge
internal import MarkedYAML

/// The small faults that somebody could make in the arguments of a rule: a threshold off by one, an
/// operator turned, a field taken for another.
struct ArgumentMutation {
  struct Mutant {
    let change: String
    let arguments: MarkedNode
  }

  private let wording: Wording

  init(wording: Wording) { self.wording = wording }

  /// One for each fault; `node` has no references to parameters any more.
  func mutants(of node: MarkedNode) -> [Mutant] {
    guard case .mapping(let entries, let mark) = node else { return [] }
    var mutants = turned(node)
    for (index, entry) in entries.enumerated() {
      func with(_ value: MarkedNode?) -> MarkedNode {
        var copy = entries
        if let value {
          copy[index] = .init(key: entry.key, keyMark: entry.keyMark, value: value)
        } else {
          copy.remove(at: index)
        }
        return .mapping(copy, mark: mark)
      }
      mutants += variants(of: entry.value, key: entry.key).map { change, value in
        Mutant(change: "\(entry.key): \(change)", arguments: with(value))
      }
      // Left out, the measure of likeness is one of its own, and a flag is its opposite.
      let isOption =
        ["by", "need"].contains(entry.key) || ["true", "false"].contains(entry.value.scalar)
      if !isOption { mutants.append(.init(change: "\(entry.key): left out", arguments: with(nil))) }
    }
    return mutants
  }

  /// `all` asked as `any`, and the other way round; of one field both mean the same.
  private func turned(_ node: MarkedNode) -> [Mutant] {
    guard case .mapping(let entries, let mark) = node, entries.count == 1,
      let entry = entries.first,
      (entry.value.sequence?.count ?? 0) > 1,
      let other = ["all": "any", "any": "all"][entry.key]
    else { return [] }
    let turned = MarkedNode.Entry(key: other, keyMark: entry.keyMark, value: entry.value)
    return [
      Mutant(change: "\(entry.key) turned to \(other)", arguments: .mapping([turned], mark: mark))
    ]
  }

  private func variants(of value: MarkedNode, key: String) -> [(String, MarkedNode)] {
    switch value {
    case .scalar(let text, let isQuoted, let mark):
      return texts(for: text, key: key).map { changed in
        ("\(text) for \(changed)", .scalar(changed, isQuoted: isQuoted, mark: mark))
      }
    case .sequence(let nodes, let mark):
      guard !nodes.isEmpty else { return [] }
      var variants: [(String, MarkedNode)] = [("emptied", .sequence([], mark: mark))]
      // Of long lists of words each has no example of its own; of fields and kinds it has.
      if (2...4).contains(nodes.count), nodes.allSatisfy(isName) {
        for index in nodes.indices {
          var rest = nodes
          let gone = rest.remove(at: index)
          variants.append(("without \(gone.scalar ?? "")", .sequence(rest, mark: mark)))
        }
      }
      return variants
    case .mapping(let entries, let mark):
      return entries.isEmpty ? [] : [("emptied", .mapping([], mark: mark))]
    }
  }

  private func isName(_ node: MarkedNode) -> Bool {
    guard let text = node.scalar else { return false }
    return isField(text) || CaseSchema.paths.contains(text) || DocumentKind(rawValue: text) != nil
  }

  private func isField(_ text: String) -> Bool { wording.fieldNames.contains(text) }

  private static let fields = [
    "issue_date", "expires", "name", "number", "total", "net", "supplier.name", "buyer.name",
  ]
  private static let days = ["notified", "submitting", "occurred"]
  private static let words = ["account.name", "contact_email", "complaint.id"]

  /// What could stand there instead of a text.
  private func texts(for text: String, key: String) -> [String] {
    if let number = Int(text) { return ["\(number + 1)", "\(number - 1)"] }
    if let day = Day(iso: text) {
      return [day.adding(days: 1), day.adding(days: -1)].map(\.description)
    }
    if let span = CalendarSpan(text) {
      return ["\(span.count + 1) \(span.unit.rawValue)", "\(span.count - 1) \(span.unit.rawValue)"]
    }
    if text == "true" || text == "false" { return [text == "true" ? "false" : "true"] }
    if key == "by" { return [text == "address" ? "email" : "address"] }
    if key == "of", ["owner", "reseller"].contains(text) {
      return [text == "owner" ? "reseller" : "owner"]
    }
    // A path of the case file may have a field's name; the key tells which is meant.
    if CaseSchema.paths.contains(text), !(isField(text) && key == "field") {
      let isDay = if case .day = CaseSchema.kind(at: text) { true } else { false }
      return Array((isDay ? Self.days : Self.words).filter { $0 != text }.prefix(1))
    }
    guard isField(text) else { return [] }
    let type = FieldName(text).type
    return Array(Self.fields.filter { $0 != text && FieldName($0).type == type }.prefix(1))
  }
}
