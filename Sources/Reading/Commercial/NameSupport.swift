internal import Evidence

/// Lets spellings of one name support each other: `ACME GMBH` in the head, `Acme GmbH` in the foot.
enum NameSupport {
  enum Script { case latin, han }

  /// The script in which the names of both parties are printed; a paper in two languages that
  /// has a name of each in Han characters is for readers of those.
  static func script(
    of parties: [[FieldCandidate]], preferring preferred: Script = .han
  ) -> Script? {
    let stated = parties.map { names in names.filter { $0.score >= FieldDecision.leastScore } }
      .filter { !$0.isEmpty }
    func allHave(_ script: Script) -> Bool {
      stated.allSatisfy { names in names.contains { Self.script(of: $0) == script } }
    }
    let order: [Script] = preferred == .han ? [.han, .latin] : [.latin, .han]
    return order.first(where: allHave)
  }

  /// The script of the name that stands first in the document.
  static func firstScript(of names: [FieldCandidate]) -> Script? {
    names.filter { $0.score >= FieldDecision.leastScore }
      .min { ($0.place.page, $0.place.span.lowerBound) < ($1.place.page, $1.place.span.lowerBound) }
      .map(script)
  }

  /// Without names in another script than the wanted or, where a party has none in it, than the
  /// likeliest: 深圳市… beside Shenzhen … is one company under both its names, not two.
  static func names(_ candidates: [FieldCandidate], in wanted: Script?) -> [FieldCandidate] {
    guard let best = candidates.max(by: { $0.score < $1.score }) else { return candidates }
    let inWanted = candidates.filter {
      script(of: $0) == wanted && $0.score >= FieldDecision.leastScore
    }
    let chosen = script(of: inWanted.first ?? best)
    return candidates.filter { script(of: $0) == chosen }.map { candidate in
      // What speaks for the company under its other name speaks for it under this one.
      guard chosen != script(of: best), candidate.score >= best.score - 0.35 else {
        return candidate
      }
      return FieldCandidate(
        candidate.value, at: candidate.place, score: max(candidate.score, best.score))
    }
  }

  /// A name without a legal form gives way to the legal name that begins or ends with its words:
  /// both are one company's, and what speaks for the one speaks for the other.
  static func underLegalNames(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    let legal = candidates.filter {
      CompanyName.legalForm(in: $0.value.canonical) >= 0.7 && $0.score >= FieldDecision.leastScore
    }
    return candidates.map { candidate in
      guard CompanyName.legalForm(in: candidate.value.canonical) < 0.7 else { return candidate }
      let own = CompanyName.distinctiveWords(of: candidate.value.canonical)
      let whole = legal.first { name in
        let words = CompanyName.distinctiveWords(of: name.value.canonical)
        return own.joined().count >= 4 && words.count >= own.count
          && (Array(words.prefix(own.count)) == own || Array(words.suffix(own.count)) == own)
      }
      return whole.map {
        FieldCandidate($0.value, at: $0.place, score: max($0.score, candidate.score))
      } ?? candidate
    }
  }

  /// Without names in another script than the likeliest.
  static func oneScript(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    names(candidates, in: nil)
  }

  private static func script(of candidate: FieldCandidate) -> Script {
    candidate.value.canonical.unicodeScalars.contains { $0.value >= 0x3400 } ? .han : .latin
  }

  /// One number with and without its country's letters is one number.
  static func longest(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    candidates.map { candidate in
      let own = TextFolding.compact(candidate.value.canonical)
      let longer = candidates.first {
        let key = TextFolding.compact($0.value.canonical)
        return own.count >= 7 && key.count == own.count + 2 && key.hasSuffix(own)
      }
      return longer.map { FieldCandidate($0.value, at: $0.place, score: candidate.score) }
        ?? candidate
    }
  }

  static func merge(_ candidates: [FieldCandidate], folding: Bool) -> [FieldCandidate] {
    guard folding else { return candidates }
    var first: [String: FieldValue] = [:]
    let ranked = candidates.sorted { $0.score > $1.score }
    for candidate in ranked {
      let key = TextFolding.compact(candidate.value.canonical)
      if first[key] == nil { first[key] = candidate.value }
    }
    return ranked.map { candidate in
      let key = TextFolding.compact(candidate.value.canonical)
      return FieldCandidate(
        first[key] ?? candidate.value, at: candidate.place, score: candidate.score)
    }
  }
}
