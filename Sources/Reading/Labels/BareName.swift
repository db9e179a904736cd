internal import Evidence
internal import Knowledge

/// Parts a name from what stands around it in its line and is none of it: the label of a form whose
/// column is narrow, the rest of a label in brackets, the initial of a logo, what a bracket says of
/// the company.
struct BareName {
  private let evidence: DocumentEvidence

  init(_ evidence: DocumentEvidence) { self.evidence = evidence }

  /// The name alone; nil where nothing but a label is left.
  func name(of candidate: FieldCandidate) -> FieldCandidate? {
    let text = candidate.value.canonical
    guard let start = start(in: text) else { return nil }
    let end = endOfCompany(in: text, from: start)
    guard start > 0 || end < text.utf8.count else { return candidate }
    let name = IdentifierScan.slice(text, start..<end)
    return FieldCandidate(
      .text(name), at: place(of: name, in: candidate.place), score: candidate.score)
  }

  /// Where the name begins, in UTF-8; nil where all of the text is a label.
  private func start(in text: String) -> Int? {
    var start = behindBracket(in: text)
    while let end = labelEnd(in: text, from: start) {
      guard end < text.utf8.count else { return nil }
      let label = IdentifierScan.slice(text, start..<end)
      guard isNamed(IdentifierScan.slice(text, end..<text.utf8.count), without: label) else {
        break
      }
      start = end
    }
    return behindInitial(in: text, from: start)
  }

  /// `OF THE MARK) Kelmo Ltd`: a bracket that closes was opened by the label before it.
  private func behindBracket(in text: String) -> Int {
    guard let close = text.firstIndex(where: { ")）".contains($0) }),
      !text[..<close].contains(where: { "(（".contains($0) })
    else { return 0 }
    let rest = text[text.index(after: close)...]
    let name = rest.drop { !$0.isLetter && !$0.isNumber }
    return name.isEmpty ? 0 : text.utf8.distance(from: text.startIndex, to: name.startIndex)
  }

  /// Where a label ends that a text begins with as a word of its own.
  ///
  /// Only what people are called by in forms is one: a company may well be named after another
  /// label's word.
  private func labelEnd(in text: String, from start: Int) -> Int? {
    let rest = IdentifierScan.slice(text, start..<text.utf8.count)
    let folded = FoldedText(rest)
    let labels = evidence.labels.matches(in: folded).filter { match in
      match.units.lowerBound == 0 && !match.meaning.isWeak
        && evidence.knowledge.labels.concepts[match.meaning.concept].type == .party
    }
    guard let units = labels.map(\.units.upperBound).max() else { return nil }
    guard units < folded.units.count else { return text.utf8.count }
    let next = folded.units[units].offset
    let end = folded.units[units - 1].offset + String(folded.units[units - 1].scalar).utf8.count
    let between = IdentifierScan.slice(rest, min(end, next)..<next)
    return between.contains(" ") ? start + next : nil
  }

  /// `Kelmo Ltd (seller name Kelmo Home)`: where a company ends that a bracket of several words says
  /// more about.
  private func endOfCompany(in text: String, from start: Int) -> Int {
    let rest = IdentifierScan.slice(text, start..<text.utf8.count)
    guard rest.hasSuffix(")") || rest.hasSuffix("）"),
      let open = rest.lastIndex(where: { "(（".contains($0) }),
      rest[open...].split(separator: " ").count > 1
    else { return text.utf8.count }
    let head = String(rest[..<open]).trimmingBlanks
    guard CompanyMentions.ranges(in: head).first == 0..<head.utf8.count else {
      return text.utf8.count
    }
    return start + head.utf8.count
  }

  /// Whether a company's name also stands where no label is before it: `Buyer Kelmo Ltd` may be a
  /// company's whole name.
  private func isNamed(_ name: String, without label: String) -> Bool {
    guard CompanyName.legalForm(in: name) >= 0.7, CompanyMentions.ranges(in: name).count == 1 else {
      return false
    }
    let key = TextFolding.compact(name)
    let labelled = TextFolding.compact(label) + key
    return evidence.text.lines.contains { line in
      let text = TextFolding.compact(line.text)
      return text.contains(key) && !text.contains(labelled)
    }
  }

  /// `H Hearth Ltd`: a logo's initial that its name begins with again.
  private func behindInitial(in text: String, from start: Int) -> Int {
    let rest = IdentifierScan.slice(text, start..<text.utf8.count)
    return start + CompanyName.lengthOfInitial(in: rest)
  }

  private func place(of name: String, in place: Place) -> Place {
    for line in evidence.text.lines where line.page.number == place.page {
      guard place.boxes.contains(where: { $0.intersects(line.box) }),
        let range = Array(line.text.utf8).firstRange(of: Array(name.utf8))
      else { continue }
      return line.place(of: range)
    }
    return place
  }
}
