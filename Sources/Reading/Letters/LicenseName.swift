internal import Evidence
internal import Knowledge

/// Reads whose registration a paper certifies.
struct LicenseName {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  /// Behind its label, in "certify that X is incorporated", or the line that is a company's name.
  var state: FieldState? {
    let labelled = (fields.blocks("license.name") + beside).compactMap(cleaned)
    return settled(labelled) ?? settled(lines)
  }

  /// What stands where companies put their own name.
  var letterhead: FieldState? {
    let search = SupplierReader(evidence: evidence, othersLines: [], table: .none)
    return settled(
      search.names(by: search.sightings(), buyerNames: []).compactMap(cleaned).filter {
        CompanyName.legalForm(in: $0.value.canonical) >= 0.7
      })
  }

  private func settled(_ candidates: [FieldCandidate]) -> FieldState? {
    FieldDecision.settle(NameSupport.merge(NameSupport.oneScript(candidates), folding: true))
  }

  /// What stands right of labels of several words (`Name of Business/Corporation`) or behind
  /// numbered ones (`2. a) Firma:`).
  private var beside: [FieldCandidate] {
    evidence.hits(of: "license.name").compactMap { hit in
      guard let meaning = hit.names(evidence.concept("license.name")), !meaning.isWeak else {
        return nil
      }
      if hit.hasColon, !hit.startsLine, hit.isNumbered,
        let text = evidence.texts(at: hit, running: true).first
      {
        return FieldCandidate(
          .text(text.text), at: text.place(of: 0..<text.range.count), score: 0.93)
      }
      let rest = hit.line.substring(hit.end..<hit.line.text.utf8.count)
      guard hit.startsLine, rest.hasPrefix("/"), let line = evidence.text.right(of: hit.line).first
      else { return nil }
      return FieldCandidate(
        .text(line.text), at: line.place(of: 0..<line.text.utf8.count), score: 0.92)
    }
  }

  /// The name in one script, where the paper has it in two.
  private func cleaned(_ candidate: FieldCandidate) -> FieldCandidate? {
    let text = candidate.value.canonical
    let companies = CompanyMentions.ranges(in: text)
    var name = text
    if companies.count > 1, let first = companies.first {
      name = IdentifierScan.slice(text, first)
    }
    guard CompanyName.isPlausible(name), !name.allSatisfy({ $0 == "*" }), !isPaper(name),
      !["Corporation", "Company", "Limited"].contains(name), !candidate.place.text.hasPrefix("/")
    else { return nil }
    return FieldCandidate(.text(name), at: candidate.place, score: candidate.score)
  }

  /// 公司註冊證明書 names the paper and not a company, and so does 公司註冊處.
  private func isPaper(_ text: String) -> Bool {
    let folded = FoldedText(text)
    let isTitle = evidence.knowledge.kinds.index.matches(in: folded).contains {
      $0.meaning.role == .title && $0.units.count * 3 >= folded.units.count * 2
    }
    return isTitle || text.hasSuffix("處") || text.hasSuffix("局") || text.hasSuffix("處長")
      || text.hasSuffix("書")
  }

  /// Lines that hold nothing but a company's name, as certificates set it.
  private var lines: [FieldCandidate] {
    let certifies = !LetterText(evidence).cues("cue.incorporated").isEmpty
    guard certifies else { return [] }
    return evidence.text.lines.compactMap { line in
      let companies = CompanyMentions.ranges(in: line.text)
      // Beside a label it would be another's: the registered agent's.
      guard let own = companies.first, own.lowerBound == 0, evidence.text.left(of: line).isEmpty,
        own.upperBound >= line.text.utf8.count - 1, !isPaper(line.text), line.page.number == 1
      else { return nil }
      return FieldCandidate(
        .text(line.substring(own)), at: line.place(of: own), score: 0.85)
    }
  }
}
