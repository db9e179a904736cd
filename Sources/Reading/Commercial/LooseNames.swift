internal import Evidence
internal import Knowledge

/// Finds parties that neither a label nor their place names, by what else the page says.
struct LooseNames {
  let evidence: DocumentEvidence
  let table: LineTable

  /// Words anywhere on the page that are the domain of an e-mail or a website, with the words of
  /// the name that follow: `account name Brightpaint Decorators`, hello@brightpaint.com.
  func names(ofDomains domains: Set<String>, besides others: Set<Int>) -> [FieldCandidate] {
    let wanted = domains.map { TextFolding.compact($0) }.filter { $0.count >= 5 }
    guard !wanted.isEmpty else { return [] }
    return evidence.text.lines.filter { !isElsewhere($0, others) }.flatMap { line in
      wanted.compactMap { spelled($0, in: line) }
    }
  }

  private func spelled(_ domain: String, in line: TextLine) -> FieldCandidate? {
    let words = IdentifierScan.words(of: line.text)
    let keys = words.map { TextFolding.compact(line.substring($0)) }
    for start in words.indices {
      var key = ""
      for end in start..<min(words.count, start + 5) {
        key += keys[end]
        guard domain.hasPrefix(key) else { break }
        guard key == domain else { continue }
        let last = nameEnd(from: end, words, in: line)
        let range = IdentifierScan.trimmed(
          words[start].lowerBound..<words[last].upperBound, in: line.text)
        guard NameJudge(evidence: evidence).isName(range, of: line) else { return nil }
        return FieldCandidate(
          .text(line.substring(range)), at: line.place(of: range), score: 0.62)
      }
    }
    return nil
  }

  /// The last of the words with a capital that go on with a name; a comma or a point ends it.
  private func nameEnd(from first: Int, _ words: [Range<Int>], in line: TextLine) -> Int {
    var last = first
    while last + 1 < words.count, last - first < 4 {
      let word = line.substring(words[last])
      let next = line.substring(words[last + 1])
      let ends = word.last.map { ",.;:)|·".contains($0) } ?? true
      guard !ends, next.first.map({ $0.isUppercase || $0 == "&" }) ?? false else { break }
      last += 1
    }
    return last
  }

  /// The only company that the upper half of the first page names besides the supplier.
  func otherCompany(than supplier: PartyParts, besides others: Set<Int>) -> [FieldCandidate] {
    guard let best = supplier.names.max(by: { $0.score < $1.score }), best.score >= 0.75 else {
      return []
    }
    let known = [TextFolding.compact(best.value.canonical)]
    let found = evidence.text.lines.filter { line in
      line.page.number == 1 && line.box.midY < line.page.height * 0.5
        && !isElsewhere(line, others) && !isOfThird(line)
    }.flatMap { line in
      CompanyMentions.ranges(in: line.text).map { range in
        FieldCandidate(.text(line.substring(range)), at: line.place(of: range), score: 0.6)
      }
    }.filter { candidate in
      let key = TextFolding.compact(candidate.value.canonical)
      return !known.contains { $0.hasPrefix(key) || key.hasPrefix($0) || $0.hasSuffix(key) }
        && CompanyName.legalForm(in: candidate.value.canonical) >= 0.9
    }
    let keys = Set(found.map { TextFolding.compact($0.value.canonical) })
    return keys.count == 1 ? found : []
  }

  private func isElsewhere(_ line: TextLine, _ others: Set<Int>) -> Bool {
    others.contains(line.index) || table.usedLines.contains(line.index)
      || line.text.utf8.count > 200
  }

  /// Whether a line speaks of a bank, a carrier or a place of delivery.
  private func isOfThird(_ line: TextLine) -> Bool {
    ["ship_to", "consignor", "remit_to", "account_holder", "contact_person", "bank_account"]
      .contains { !evidence.hits(of: $0, in: line).isEmpty }
      || ["bank", "sparkasse", "银行"].contains { line.text.lowercased().contains($0) }
  }
}
