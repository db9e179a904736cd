internal import Evidence

extension JudgedDocument {
  /// Below it the page may have been misread, which proves no difference.
  private static let leastConfidence = 0.85

  /// Whether the pages say in these fields what another source of the document says.
  func agreement(with source: TextSource, in fields: [FieldName]) -> [CheckResult] {
    let results = document.disagreements.filter {
      $0.structured.place.source == source && fields.contains($0.field)
    }.map(result)
    return results.isEmpty ? [.pass] : results
  }

  private func result(_ difference: Disagreement) -> CheckResult {
    let printed = difference.printed
    let stated = difference.structured.value.canonical
    let texts = printed.map(\.value.canonical)
    let isSure = printed.allSatisfy { $0.confidence >= Self.leastConfidence }
    let places = printed.map(\.place) + [difference.structured.place]
    let result: CheckResult
    if printed.count > 1 || difference.isPrintedToo {
      result = .unknown(.ambiguous, found: (texts + [stated]).joined(separator: " / "))
    } else if !isSure {
      result = .unknown(
        .lowConfidence, found: texts.joined(separator: " / "), expected: stated)
    } else {
      result = .fail(found: texts.joined(separator: " / "), expected: stated)
    }
    return result.on(field: difference.field.text).shown(at: places, of: path)
  }
}
