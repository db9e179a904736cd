internal import Evidence
internal import Knowledge

/// What the case file states of the shipment or order that a document is about.
struct CaseCounterpart: Sendable {
  private let path: String

  /// Boxes of one shipment travel apart, each with a paper of its own: what one of them says need
  /// not be what all of them amount to.
  var mayBeParted: Bool { path.hasPrefix("shipments") }

  init(_ arguments: ArgumentReader) { path = arguments.casePath("case") }

  /// The nodes to compare with: of the entry whose number or tracking number stands on the document,
  /// otherwise of every entry.
  func nodes(for judged: JudgedDocument, in context: CaseContext) -> [CaseFile.Node] {
    let file = context.readCase.file
    guard let open = path.firstRange(of: "[].") else { return file.nodes(at: path).map(\.node) }
    let list = path[..<open.lowerBound]
    let member = path[open.upperBound...]
    let entries = file.nodes(at: "\(list)[]")
    let text = TextFolding.compact(judged.searchText)
    let named = entries.filter { entry in
      ["id", "tracking"].contains { key in
        guard let number = entry.node[key]?.canonical, number.count >= 6 else { return false }
        return text.contains(TextFolding.compact(number))
      }
    }
    return (named.isEmpty ? entries : named).flatMap { file.nodes(at: "\($0.path).\(member)") }
      .map(\.node)
  }
}

/// A number on a document is the one that the case file states.
struct NumberAgreesCheck: CheckKind {
  static let name = "number-agrees"
  static let summary = LocalizedText(
    en:
      "the number in 'field' is what the case file says at 'case', of the entry that the document "
      + "names or of all entries together, within 'percent' per cent; weights in any unit",
    zh: "“field” 的数字与案件文件 “case” 处一致（按文件所指的那一条，或全部合计），允许相差百分之 “percent”；重量可用任何单位")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .limit]

  private let field: FieldName
  private let counterpart: CaseCounterpart
  private let percent: Int

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    counterpart = CaseCounterpart(arguments)
    percent = arguments.count("percent", default: 0)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let stated = counterpart.nodes(for: judged, in: context).compactMap(StatedQuantity.init)
    guard !stated.isEmpty else { return [CheckResult.notApplicable.on(field: field.text)] }
    let others = counterpart.mayBeParted ? judged.siblings(in: context) : []
    let rest = others.compactMap { $0.document.state(of: field).known?.value.decimal }
      .reduce(DecimalNumber.zero, +)
    let all = stated + (stated.count > 1 ? [StatedQuantity(sum: stated)].compactMap(\.self) : [])
    let expected = stated.map(\.text).joined(separator: " / ")
    let result = judged.judge(field) { cited in
      guard let number = cited.value.decimal else { return .unknown(.notUnderstood) }
      let unit = WeightUnit(in: cited.place.text)
      let found = unit.map { "\(number) \($0.rawValue)" } ?? number.description
      let slots = [MessageSlot.limit: LocalizedText(plain: String(percent))]
      let verdicts = all.map { $0.agrees(with: number, unit: unit, percent: percent) }
      let together = all.map { $0.agrees(with: number + rest, unit: unit, percent: percent) }
      if verdicts.contains(true) || together.contains(true) { return .pass }
      // Without a unit nobody can say by how much two weights differ.
      return verdicts.contains(nil)
        ? .unknown(.incomparable, found: found, expected: expected, slots)
        : .fail(found: found, expected: expected, slots)
    }
    return [result]
  }
}

/// A quantity of the case file; a weight is in kilograms.
private struct StatedQuantity {
  let text: String
  private let amount: Double
  private let isWeight: Bool

  init?(_ node: CaseFile.Node) {
    if let number = node.number {
      (text, amount, isWeight) = (number.description, number.approximation, false)
    } else if let measure = node.measure, let unit = WeightUnit(rawValue: measure.unit) {
      (text, amount, isWeight) = (
        measure.description, measure.amount.approximation * unit.kilograms, true
      )
    } else {
      return nil
    }
  }

  init?(sum parts: [StatedQuantity]) {
    guard let first = parts.first, parts.allSatisfy({ $0.isWeight == first.isWeight }) else {
      return nil
    }
    text = parts.map(\.text).joined(separator: " + ")
    amount = parts.map(\.amount).reduce(0, +)
    isWeight = first.isWeight
  }

  /// Nil where a weight without a unit would agree in none, so that nothing is said.
  func agrees(with number: DecimalNumber, unit: WeightUnit?, percent: Int) -> Bool? {
    let value = number.approximation
    guard isWeight else { return isNear(value, percent) }
    if let unit { return isNear(value * unit.kilograms, percent) }
    let isSome = [WeightUnit.kg, .lb].contains { isNear(value * $0.kilograms, percent) }
    return isSome ? true : nil
  }

  private func isNear(_ value: Double, _ percent: Int) -> Bool {
    abs(value - amount) <= amount * Double(percent) / 100 + 1e-6
  }
}

/// Units of weight that documents and case files use.
private enum WeightUnit: String, CaseIterable {
  case kg, g, t, lb, oz

  /// The unit that stands among the words of a text.
  init?(in text: String) {
    let letters = TextFolding.fold(text).split { !$0.isLetter }.map(String.init)
    let found = letters.lazy.compactMap { Self.names[$0] }.first
    guard let found else { return nil }
    self = found
  }

  private static let names: [String: WeightUnit] = [
    "kg": .kg, "kgs": .kg, "kilogram": .kg, "kilograms": .kg, "千克": .kg, "公斤": .kg, "g": .g,
    "gr": .g, "克": .g, "t": .t, "ton": .t, "tons": .t, "tonne": .t, "tonnes": .t, "吨": .t,
    "lb": .lb, "lbs": .lb, "pound": .lb, "pounds": .lb, "磅": .lb, "oz": .oz,
  ]

  var kilograms: Double {
    switch self {
    case .kg: 1
    case .g: 0.001
    case .t: 1000
    case .lb: 0.453_592_37
    case .oz: 0.028_349_523_125
    }
  }
}

/// A day on a document is the one that the case file states.
struct DayAgreesCheck: CheckKind {
  static let name = "day-agrees"
  static let summary = LocalizedText(
    en: "the day in 'field' is at most 'days' days from what the case file says at 'case', of the "
      + "entry that the document names or of any",
    zh: "“field” 的日期与案件文件 “case” 处相差不超过 “days” 天（按文件所指的那一条，或任一条）")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .days, .limit]

  private let field: FieldName
  private let counterpart: CaseCounterpart
  private let limit: Int

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    counterpart = CaseCounterpart(arguments)
    limit = arguments.count("days", default: 0)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let siblings = counterpart.mayBeParted ? judged.siblings(in: context) : []
    let stated = counterpart.nodes(for: judged, in: context).compactMap(\.day)
    guard !stated.isEmpty else { return [CheckResult.notApplicable.on(field: field.text)] }
    let result = judged.judge(field) { cited in
      guard let day = cited.value.day else { return .unknown(.notUnderstood) }
      let nearest = stated.min { abs($0.days(since: day)) < abs($1.days(since: day)) } ?? day
      let distance = abs(nearest.days(since: day))
      let agreesElsewhere = siblings.contains { other in
        other.document.readings(of: field).compactMap(\.value.day).contains { day in
          stated.contains { abs($0.days(since: day)) <= limit }
        }
      }
      if distance > limit, agreesElsewhere { return .notApplicable }
      return distance <= limit
        ? .pass
        : .fail(
          found: day.description, expected: nearest.description,
          [
            .days: LocalizedText(plain: String(distance)),
            .limit: LocalizedText(plain: String(limit)),
          ])
    }
    return [result]
  }
}

/// The tracking number on a document is one that the case file states.
struct TrackingAgreesCheck: CheckKind {
  static let name = "tracking-agrees"
  static let summary = LocalizedText(
    en: "the number in 'field' is a tracking number of the case's orders or shipments; of several "
      + "papers of a shipment, whose boxes travel apart, one has to be",
    zh: "“field” 的单号是案件中订单或货件的物流单号；同一货件分箱运输、有多份单据时，其中一份相符即可")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let field: FieldName

  init(_ arguments: ArgumentReader) { field = arguments.field("field") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let orders = context.texts(at: ["orders[].tracking"])
    let shipments = context.texts(at: ["shipments[].tracking"])
    let stated = orders + shipments
    guard let first = stated.first else { return [CheckResult.notApplicable.on(field: field.text)] }
    func agrees(_ text: String) -> Bool {
      stated.contains { Likeness.identifier.agreement(text, $0).isSame }
    }
    let agreesElsewhere =
      orders.isEmpty
      && judged.siblings(in: context).contains { $0.texts(of: field).contains(where: agrees) }
    let result = judged.judge(field) { cited in
      let found = cited.value.canonical
      if agrees(found) { return .pass }
      return agreesElsewhere ? .notApplicable : .fail(found: found, expected: first)
    }
    return [result]
  }
}

extension JudgedDocument {
  /// The other documents of its kind, copies left out.
  fileprivate func siblings(in context: CaseContext) -> [JudgedDocument] {
    context.documents.filter { $0.kind == kind && $0.path != path && $0.original == nil }
  }
}
