internal import Evidence

/// Finds documents that are there twice.
enum CopyFinder {
  /// For each document the first one that it is a copy of, or nil.
  static func originals(of documents: [ReadDocument]) -> [EvidencePath?] {
    let texts = documents.map(pagesText)
    var originals: [EvidencePath?] = []
    for (index, document) in documents.enumerated() {
      let earlier = documents[..<index].enumerated().first { position, other in
        originals[position] == nil
          && isCopy(document, of: other, sameText: texts[index] == texts[position])
      }
      originals.append(earlier?.element.path)
    }
    return originals
  }

  private static func isCopy(
    _ document: ReadDocument, of other: ReadDocument, sameText: Bool
  ) -> Bool {
    let (received, first) = (document.extracted.received, other.extracted.received)
    // Empty files are all alike, and each is a gap of its own.
    if received.size > 0, let hash = received.sha256, hash == first.sha256 { return true }
    let hasText = document.extracted.pages.contains { !$0.text.isEmpty }
    if hasText, document.extracted.isFullyRead, sameText { return true }
    return bearsSameNumber(document, as: other) && !contradicts(document, other)
  }

  private static func pagesText(_ document: ReadDocument) -> String {
    document.extracted.pages.map(\.text).joined(separator: "\u{C}")
  }

  /// Whether both are commercial papers of one kind, one issuer and one number.
  static func bearsSameNumber(_ document: ReadDocument, as other: ReadDocument) -> Bool {
    guard let kind = document.kind, kind == other.kind, kind.isCommercial,
      let number = document.state(of: "number").known?.value.canonical,
      let otherNumber = other.state(of: "number").known?.value.canonical,
      Likeness.identifier.agreement(number, otherNumber).isSame
    else { return false }
    func agreement(_ field: FieldName, _ likeness: Likeness) -> Agreement? {
      guard let left = document.state(of: field).known?.value.canonical,
        let right = other.state(of: field).known?.value.canonical
      else { return nil }
      return likeness.agreement(left, right)
    }
    if agreement("supplier.tax_id", .identifier)?.isSame == true { return true }
    if let names = agreement("supplier.name", .name) { return names != .differs }
    return agreement("issue_date", .text)?.isSame == true
  }

  /// Fields in which two papers of one number must not differ.
  static let telling: [FieldName] = ["issue_date", "currency", "total", "buyer.name"]

  /// Whether what both state is not the same.
  static func contradicts(_ document: ReadDocument, _ other: ReadDocument) -> Bool {
    difference(document, other) != nil
  }

  /// The first telling field in which the two differ.
  static func difference(_ document: ReadDocument, _ other: ReadDocument) -> FieldName? {
    let lines = min(document.lineCount, other.lineCount)
    let quantities = lines > 0 ? (1...lines).map { FieldName.line($0, "quantity") } : []
    return (telling + quantities).first { field in
      guard let left = document.state(of: field).known?.value,
        let right = other.state(of: field).known?.value
      else { return false }
      if field == "buyer.name" {
        return Likeness.name.agreement(left.canonical, right.canonical) == .differs
      }
      return left != right
    }
  }
}
