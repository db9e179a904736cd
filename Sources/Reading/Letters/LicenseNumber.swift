internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads the number under which a company is registered.
struct LicenseNumber {
  let evidence: DocumentEvidence

  /// The code behind its label, or the only text of the page that has the code's form.
  var state: FieldState? {
    let candidates = labelled
    let registered = candidates.filter { !Self.register(in: $0.value.canonical).isEmpty }
    if let state = FieldDecision.settle(registered) { return state }
    let shaped = candidates.filter {
      IdentifierScheme.uscc.verdict(on: $0.value.canonical) != .wrongForm
    }
    // The number of the copy has a label too, while the code may stand by itself.
    let own = shaped.isEmpty ? loose : shaped
    if let state = FieldDecision.settle(own.isEmpty ? candidates : own) { return state }
    return FieldDecision.settle(registers)
  }

  private var labelled: [FieldCandidate] {
    var candidates: [FieldCandidate] = []
    for name in ["tax_id", "registration", "license.number", "company_number", "number"] {
      guard let concept = evidence.concept(name) else { continue }
      for hit in evidence.hits(of: name) {
        guard let meaning = hit.names(concept) else { continue }
        for text in evidence.texts(at: hit) {
          guard let found = number(in: text, hit: hit) else { continue }
          candidates.append(
            FieldCandidate(
              .text(found.value), at: text.place(of: found.range), score: text.score(for: meaning)))
          break
        }
      }
    }
    return candidates
  }

  private func number(
    in text: LabelledText, hit: LabelHit
  ) -> (value: String, range: Range<Int>)? {
    // A number may be set in groups: 604 655 210.
    let grouped = text.text.prefix { $0.isNumber || $0 == " " }
    let digits = String(grouped.filter(\.isNumber))
    let behind = text.text.dropFirst(grouped.count).first
    if hit.hasColon || hit.endsLine, grouped.dropLast().contains(" "),
      (7...14).contains(digits.count), behind.map(\.isLetter) ?? true
    {
      return (digits, 0..<String(grouped).trimmingBlanks.utf8.count)
    }
    if let register = Self.register(in: text.text).first, register.range.lowerBound == 0 {
      return register
    }
    guard
      let found = IdentifierScan.registration(in: text.text, schemes: [.uscc, .companyUK, .vat])
    else { return nil }
    let value =
      IdentifierScheme.uscc.verdict(on: found.value) == .wrongForm
      ? found.value : IdentifierScheme.uscc.compact(found.value)
    return (value, found.range)
  }

  private var loose: [FieldCandidate] {
    evidence.text.lines.flatMap { line in
      IdentifierScan.words(of: line.text).compactMap { word -> FieldCandidate? in
        let text = IdentifierScan.slice(line.text, word)
        guard text.count == 18 else { return nil }
        switch IdentifierScheme.uscc.verdict(on: text) {
        case .wrongForm: return nil
        case .valid: return FieldCandidate(.text(text), at: line.place(of: word), score: 0.85)
        default:
          // A code with a letter is nothing else, even where its check digit fails.
          let hasLetter = text.dropFirst(8).contains(where: \.isLetter)
          return hasLetter
            ? FieldCandidate(.text(text), at: line.place(of: word), score: 0.75) : nil
        }
      }
    }
  }

  /// German registers number companies `HRB 9921`.
  private var registers: [FieldCandidate] {
    evidence.text.lines.flatMap { line in
      Self.register(in: line.text).map {
        FieldCandidate(.text($0.value), at: line.place(of: $0.range), score: 0.85)
      }
    }
  }

  private static func register(in text: String) -> [(value: String, range: Range<Int>)] {
    let words = IdentifierScan.words(of: text)
    return zip(words, words.dropFirst()).compactMap { letters, digits in
      let number = IdentifierScan.trimmed(digits, in: text)
      let name = IdentifierScan.slice(text, letters)
      guard ["HRB", "HRA", "GnR", "VR", "PR"].contains(name), !number.isEmpty,
        IdentifierScan.slice(text, number).allSatisfy(\.isNumber)
      else { return nil }
      return (
        name + " " + IdentifierScan.slice(text, number), letters.lowerBound..<number.upperBound
      )
    }
  }
}
