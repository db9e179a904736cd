internal import Evidence

extension JudgedDocument {
  /// Judges every reading of a field that survived; they must agree in the outcome.
  ///
  /// Absent fields are not applicable: that a field has to be there is a rule of its own.
  func judge(
    _ field: FieldName, _ test: (Cited<FieldValue>) -> CheckResult
  ) -> CheckResult {
    switch document.state(of: field) {
    case .known(let cited): return tested(cited, field, test)
    case .ambiguous(let readings): return settled(readings, field, test)
    case .unknown(let doubt):
      return CheckResult.unknown(.init(doubt)).on(field: field.text)
        .shown(at: [doubt.place].compactMap(\.self), of: path)
    case .absent: return CheckResult.notApplicable.on(field: field.text)
    }
  }

  private func tested(
    _ cited: Cited<FieldValue>, _ field: FieldName, _ test: (Cited<FieldValue>) -> CheckResult
  ) -> CheckResult {
    var result = test(cited).shown(at: [cited.place], of: path)
    result.field = result.field ?? field.text
    if result.found == nil { result.found = cited.value.canonical }
    if cited.place.source == .ocr, result.outcome == .fail, let found = result.found,
      let expected = result.expected, Misreading.mayExplain(found, expected)
    {
      // A letter that was misread is no difference; neither is it proof that there is none.
      result.outcome = .unknown
      result.doubt = .misread
    }
    return result
  }

  private func settled(
    _ readings: [Cited<FieldValue>], _ field: FieldName, _ test: (Cited<FieldValue>) -> CheckResult
  ) -> CheckResult {
    let results = readings.map { tested($0, field, test) }
    guard let first = results.first else { return CheckResult.notApplicable.on(field: field.text) }
    let turns = results.compactMap(\.turnsOn).min()
    if results.allSatisfy({ $0.outcome == first.outcome }) { return first.turning(on: turns) }
    // A name in two scripts: the half that nobody can compare contradicts nothing.
    let comparable = results.filter { $0.doubt != .incomparable }
    if let pass = comparable.first, comparable.allSatisfy({ $0.outcome == .pass }) {
      return pass.turning(on: turns)
    }
    var result = CheckResult.unknown(
      .ambiguous, found: readings.map(\.value.canonical).joined(separator: " / "),
      expected: first.expected, first.slots)
    for other in results { result.slots.merge(other.slots) { kept, _ in kept } }
    return result.on(field: field.text).turning(on: turns)
      .shown(at: readings.prefix(1).map(\.place), of: path)
  }

  /// What to say where a value is needed and none is known, of the field itself or under the name
  /// of what it stands for.
  func notKnown(_ field: FieldName, as name: FieldName? = nil) -> CheckResult {
    let result: CheckResult
    switch document.state(of: field) {
    case .unknown(let doubt):
      result = CheckResult.unknown(.init(doubt)).shown(
        at: [doubt.place].compactMap(\.self), of: path)
    case .ambiguous(let readings):
      let texts = readings.map(\.value.canonical)
      result = CheckResult.unknown(.ambiguous, found: texts.joined(separator: " / "))
        .shown(at: readings.map(\.place), of: path)
    case .known, .absent: result = .unknown(.notFound)
    }
    return result.on(field: (name ?? field).text)
  }

  /// The texts of a field that survive, the likeliest first; none where it was not read.
  func texts(of field: FieldName) -> [String] {
    document.readings(of: field).map(\.value.canonical)
  }

  /// All that stands on the pages, folded for a search of words.
  var searchText: String { document.extracted.pages.map(\.text).joined(separator: "\n") }
}

extension ReadDocument {
  /// The readings of a field that survive, the likeliest first.
  func readings(of field: FieldName) -> [Cited<FieldValue>] {
    state(of: field).readings
  }
}
