internal import Evidence
internal import Knowledge

/// What stands under the label of a party: its lines, name first.
struct PartyBlock: Sendable {
  let hit: LabelHit
  /// Texts of the block from top to bottom.
  let texts: [LabelledText]
  /// Indices of the lines that it takes up, the label's own line included.
  let lines: Set<Int>
}

/// Cuts out the block of a party below, behind or beside its label.
struct PartyBlockFinder {
  let evidence: DocumentEvidence
  /// Lines of the table of articles; no party stands there.
  var tableLines: Set<Int> = []

  /// The most lines that a party's name and address take up.
  private static let mostLines = 9
  /// The most numbers of a party between its heading and its name.
  private static let mostNumbersBeforeName = 4

  /// The blocks under the labels of a concept, in reading order.
  func blocks(of name: String) -> [PartyBlock] {
    guard let concept = evidence.concept(name) else { return [] }
    let suffixed = evidence.hits(of: "suffix." + name).compactMap(blockBefore)
    return suffixed
      + evidence.hits(of: name).compactMap { hit in
        guard let meaning = hit.names(concept), isHead(hit, isWeak: meaning.isWeak),
          !tableLines.contains(hit.line.index)
        else { return nil }
        return block(at: hit)
      }
  }

  /// Whether a plain label of a concept stands on the first page and none leads to a party.
  ///
  /// Who it is, is then said where it was not understood. A label that leads to digits numbers him.
  func isNamedUnread(_ name: String) -> Bool {
    guard let concept = evidence.concept(name), blocks(of: name).isEmpty else { return false }
    return evidence.hits(of: name).contains { hit in
      guard let meaning = hit.names(concept), !meaning.isWeak, hit.line.page.number == 1,
        hit.startsLine, hit.hasColon || hit.endsLine && hit.isWord,
        isHead(hit, isWeak: false), !tableLines.contains(hit.line.index)
      else { return false }
      return evidence.texts(at: hit).allSatisfy { $0.text.contains(where: \.isLetter) }
    }
  }

  /// Whether a label of a concept stands on the first page outside of sentences, wherever in its
  /// line.
  func isNamedAnywhere(_ name: String) -> Bool {
    evidence.hits(of: name).contains { hit in
      hit.line.page.number == 1 && (hit.hasColon || hit.endsLine) && hit.line.words.count <= 8
        && !hit.isInSentence && hit.line.substring(hit.range).first?.isUppercase ?? false
        && !tableLines.contains(hit.line.index)
    }
  }

  /// Whether a block's label names the concept only weakly.
  func isWeak(_ block: PartyBlock, as name: String) -> Bool {
    block.hit.names(evidence.concept(name))?.isWeak ?? false
  }

  /// Whether a block's label only addresses the paper to somebody: `To`, 致, 御中.
  func isAddressed(_ block: PartyBlock) -> Bool {
    isWeak(block, as: "buyer") || block.hit.names(evidence.concept("suffix.buyer")) != nil
      || block.hit.names(evidence.concept("addressing")) != nil
  }

  /// Whether a block names a company or has an address, and not just a part of a site.
  func isSomebody(_ block: PartyBlock) -> Bool {
    let judge = NameJudge(evidence: evidence)
    return block.texts.contains {
      CompanyName.legalForm(in: $0.text) >= 0.7 || judge.isPlace($0.text)
    }
  }

  /// A party's label begins its line; a weak one (`To`) also needs a colon or a line of its own.
  private func isHead(_ hit: LabelHit, isWeak: Bool) -> Bool {
    let startsPart =
      hit.startsLine
      || evidence.hitsOfLine[hit.line.index]?.contains {
        // An article (`LE CLIENT`) is the label of something else elsewhere.
        $0.isWord && $0.startsLine && $0.range.upperBound <= hit.range.lowerBound
          && hit.range.lowerBound - $0.range.upperBound <= 4
      } ?? false
    guard startsPart || hit.hasColon && !isPartOfPhrase(hit), !hit.isQualified, !continues(hit),
      !isModifier(hit)
    else { return false }
    if isWeak {
      // `To` and `An` address someone only at the head of a letter.
      let isHigh = hit.line.page.number == 1 && hit.box.midY < hit.line.page.height * 0.5
      return isHigh && hit.startsLine && (hit.hasColon || hit.endsLine)
    }
    return hit.hasColon || hit.endsLine || (startsPart && isFollowedByName(hit))
  }

  /// 株式会社みなと商店 御中: the name stands before what addresses it.
  private func blockBefore(_ hit: LabelHit) -> PartyBlock? {
    guard hit.endsLine else { return nil }
    let own = hit.line.substring(0..<hit.range.lowerBound).trimmingBlanks
    // 仕様, 模様 and 同様 are words, and address nobody.
    if let last = own.last, "仕模同多一有異王".contains(last) { return nil }
    // The department alone stands before it, and the company to its left.
    if own.count <= 6, own.last.map(Self.departments.contains) ?? true,
      let left = evidence.text.left(of: hit.line).first
    {
      let text = LabelledText(hit: hit, line: left, range: 0..<left.text.utf8.count, cost: 0)
      return PartyBlock(hit: hit, texts: [text], lines: [left.index, hit.line.index])
    }
    guard own.utf8.count > 2 else { return nil }
    let end = Self.withoutDepartment(hit.line, upTo: hit.range.lowerBound)
    let text = LabelledText(hit: hit, line: hit.line, range: 0..<end, cost: 0)
    return PartyBlock(hit: hit, texts: [text], lines: [hit.line.index])
  }

  private static let departments: Set<Character> = ["部", "課", "係", "室", "科", "店", "所"]

  /// Whether another word stands right before a label: `Service client : 3977`.
  private func isPartOfPhrase(_ hit: LabelHit) -> Bool {
    let before = hit.line.substring(0..<hit.range.lowerBound)
    let word = before.split(separator: " ").last ?? ""
    let first = hit.line.words(at: hit.range).lowerBound
    guard word.count > 3, word.allSatisfy({ $0.isLetter && $0.isASCII }), first > 0 else {
      return false
    }
    let gap =
      hit.line.box(ofWords: first..<first + 1).x0
      - hit.line.box(ofWords: first - 1..<first).x1
    return gap < hit.line.fontSize * 0.8
  }

  /// Where a company's name ends before its department: 株式会社… 購買部 様.
  private static func withoutDepartment(_ line: TextLine, upTo end: Int) -> Int {
    let words = line.words(at: 0..<max(1, end))
    let isDepartment = { (word: Int) in
      word > 0 && line.offsets[word] < end
        && line.substring(line.offsets[word]..<end).trimmingBlanks.last.map(departments.contains)
          ?? false
    }
    guard let first = words.first(where: isDepartment),
      CompanyName.legalForm(in: line.substring(0..<line.offsets[first])) >= 0.7
    else { return end }
    return line.offsets[first] - 1
  }

  /// `N° TVA client`, `Customer No.` and `Client Code` label a number.
  private func isModifier(_ hit: LabelHit) -> Bool {
    hit.companions.contains { meaning in
      let concept = evidence.knowledge.labels.concepts[meaning.concept]
      return switch concept.type {
      case .identifier: true
      case .column: concept.name == "column.identifier"
      // 开票人 Issued by: a clerk, and no party.
      case .text: concept.name == "drawer"
      case .date, .amount, .quantity, .phone, .email: !meaning.isWeak
      default: false
      }
    }
  }

  /// Behind a label without a colon a name begins with a capital; a sentence goes on in small.
  private func isFollowedByName(_ hit: LabelHit) -> Bool {
    let rest = hit.line.substring(hit.end..<hit.line.text.utf8.count)
    guard let first = rest.first(where: { $0.isLetter || $0.isNumber }) else { return true }
    guard !first.isLowercase, rest.split(separator: " ").count <= 10 else { return false }
    // `Sold by Name` leads to a name; `SELLER TRADE NAME` is three words of one.
    let isPhrase = hit.line.substring(hit.range).contains(" ")
    // Nobody but a party is called an advertiser or a policyholder.
    let isPlain =
      hit.names(evidence.concept("principal")) != nil && rest.split(separator: " ").count >= 2
    return isPhrase || isPlain || isSetApart(hit) || CompanyName.legalForm(in: rest) >= 0.7
  }

  /// Whether a gap stands behind a label, or no blank at all.
  private func isSetApart(_ hit: LabelHit) -> Bool {
    // Chinese and Japanese have no blanks inside of what belongs together.
    let own = hit.line.substring(hit.range).unicodeScalars
    if own.last.map(FoldedText.isIdeographic) ?? false { return true }
    let words = Array(hit.line.words)
    let last = hit.line.words(at: hit.range).upperBound
    guard last < words.count else { return true }
    return words[last].box.x0 - words[last - 1].box.x1 > words[last].fontSize * 0.6
      || hit.range.upperBound < hit.line.offsets[last] - 1
  }

  /// Whether the label is only the first half of a longer word: 销方 in 销方地址.
  private func continues(_ hit: LabelHit) -> Bool {
    let rest = hit.line.substring(hit.range.upperBound..<hit.line.text.utf8.count)
    guard !hit.isVertical, let next = rest.unicodeScalars.first,
      let last = hit.line.substring(hit.range).unicodeScalars.last
    else { return false }
    return FoldedText.isIdeographic(next) && FoldedText.isIdeographic(last)
      && next.properties.isAlphabetic
  }

  private func block(at hit: LabelHit) -> PartyBlock? {
    if hit.isVertical { return blockBeside(hit) }
    let start: LabelledText
    // `Sold to: 301288` has the customer's number behind it, and the customer below.
    if let behind = evidence.textBehind(hit), behind.text.contains(where: \.isLetter) {
      start = behind
    } else {
      guard let first = firstBelowOrBeside(hit) else { return nil }
      start = first
    }
    // A label at half the height of its cell has the first line of the value above it.
    let isBeside = start.line.box.x0 > hit.box.x1 - 2
    let above =
      isBeside
      ? ValueCell.lines(around: start, in: evidence).prefix { $0.index != start.line.index } : []
    var texts =
      above.map {
        LabelledText(hit: hit, line: $0, range: 0..<$0.text.utf8.count, cost: start.cost)
      } + [start]
    var lines = Set(texts.map(\.line.index)).union([hit.line.index])
    lines.formUnion(values(besideLabelsOf: start.line))
    var last = start.line
    while texts.count < Self.mostLines, let next = next(after: last, first: start, hit: hit) {
      texts.append(
        LabelledText(hit: hit, line: next, range: 0..<next.text.utf8.count, cost: start.cost))
      lines.insert(next.index)
      lines.formUnion(values(besideLabelsOf: next))
      last = next
    }
    if hasNumberBehind(hit), !Self.isAddress(texts) { return nil }
    return PartyBlock(hit: hit, texts: texts, lines: lines)
  }

  private func hasNumberBehind(_ hit: LabelHit) -> Bool {
    (evidence.textBehind(hit) ?? evidence.textBeside(hit)).map {
      !$0.text.contains(where: \.isLetter)
    } ?? false
  }

  private static func isAddress(_ texts: [LabelledText]) -> Bool {
    CompanyName.legalForm(in: texts[0].text) >= 0.7
      || texts.contains { TownLine.isTown($0.text) }
  }

  /// The lines to the right of a label that is set from top to bottom.
  private func blockBeside(_ hit: LabelHit) -> PartyBlock? {
    let others = evidence.hits.filter {
      $0.isVertical && $0.line.page.number == hit.line.page.number
        && $0.box.x0 > hit.box.x1 + 20 && $0.box.verticalOverlap(hit.box) > 0.3
    }
    let right = others.map(\.box.x0).min() ?? hit.line.page.width
    let texts = evidence.text.lines.compactMap { line -> LabelledText? in
      guard line.page.number == hit.line.page.number, line.box.midY > hit.box.y0 - 6,
        line.box.midY < hit.box.y1 + 6, line.box.x1 > hit.box.x1 + 4, line.box.x0 < right - 4
      else { return nil }
      // The label's own ideographs, and those of the next label, may be words of the line.
      let own = line.words.prefix { $0.box.x1 <= hit.box.x1 + 2 }.count
      let end = line.words.prefix { $0.box.x0 < right - 2 }.count
      guard own < end else { return nil }
      let stop =
        end < line.words.count
        ? max(line.offsets[own], line.offsets[end] - 1) : line.text.utf8.count
      return LabelledText(hit: hit, line: line, range: line.offsets[own]..<stop, cost: 0.02)
    }
    guard !texts.isEmpty else { return nil }
    return PartyBlock(hit: hit, texts: texts, lines: Set(texts.map(\.line.index)))
  }

  private func firstBelowOrBeside(_ hit: LabelHit) -> LabelledText? {
    let beside = evidence.textBeside(hit).flatMap { $0.text.contains(where: \.isLetter) ? $0 : nil }
    let below = below(hit)
    guard let below else { return beside }
    guard let beside else { return below }
    // In a form the next row stands below the label, and its value beside it.
    let judge = NameJudge(evidence: evidence)
    if CompanyName.legalForm(in: beside.text) >= 0.7, !judge.isName(below.range, of: below.line),
      !judge.isPlace(below.text)
    {
      return beside
    }
    let isAligned = abs(below.line.box.x0 - left(of: hit)) < 8
    let drop = below.line.box.y0 - hit.box.y1
    return isAligned && drop < hit.box.height * 1.6 ? below : beside
  }

  /// Where what stands below a label begins: below its line, where nothing stands behind it
  /// (`Delivered and billed to:`).
  private func left(of hit: LabelHit) -> Double {
    hit.endsLine && !hit.isVertical ? min(hit.box.x0, hit.line.box.x0) : hit.box.x0
  }

  /// The first line below the label; a label among the block's own (`Name:`) may begin it.
  private func below(_ hit: LabelHit) -> LabelledText? {
    let height = max(6, hit.box.height)
    var reach = Box(
      x0: left(of: hit) - 4, y0: hit.box.y0, x1: max(hit.box.x1, hit.box.x0 + 60), y1: hit.box.y1)
    for _ in 0..<Self.mostNumbersBeforeName {
      guard let line = evidence.text.below(reach, on: hit.line.page, within: height * 2.4).first,
        line.box.x0 >= left(of: hit) - 30
      else { return nil }
      if isNumberOfParty(line, under: hit) {
        reach = Box(x0: reach.x0, y0: line.box.y0, x1: reach.x1, y1: line.box.y1)
        continue
      }
      guard !startsOtherBlock(line), !isOtherRow(line) else { return nil }
      return LabelledText(hit: hit, line: line, range: 0..<line.text.utf8.count, cost: 0.08)
    }
    return nil
  }

  private func next(after line: TextLine, first: LabelledText, hit: LabelHit) -> TextLine? {
    let height = max(6, line.box.height)
    let left =
      first.line.index == hit.line.index && first.range.lowerBound > 0
      ? min(hit.box.x0, line.box.x0) : first.line.box.x0
    let reach = Box(x0: left - 3, y0: line.box.y0, x1: max(line.box.x1, left + 40), y1: line.box.y1)
    guard
      let next = evidence.text.below(reach, on: line.page, within: height * 3.2).first(where: {
        $0.box.x0 >= left - 12
      }), !startsOtherBlock(next), !isOtherRowsValue(next, of: hit),
      next.fontSize < first.line.fontSize * 1.6,
      next.box.y0 - line.box.y1 <= height * 1.15 || isFormRow(next)
    else { return nil }
    return next
  }

  /// Whether a line begins something else: another party, a number, a date, a table.
  private func startsOtherBlock(_ line: TextLine) -> Bool {
    if tableLines.contains(line.index) { return true }
    let types: Set<LabelBook.ValueType> = [.party, .date, .amount, .column, .text, .section]
    let isNumbered =
      line.text.first?.isNumber ?? false
      && line.text.drop { $0.isNumber }.first == "." && line.text.count < 60
    if isNumbered { return true }
    return (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      guard hit.startsLine, hit.hasColon || hit.endsLine || isPartyBefore(hit) else { return false }
      return hit.meanings.contains { meaning in
        let concept = evidence.knowledge.labels.concepts[meaning.concept]
        guard types.contains(concept.type) else {
          return concept.type == .identifier && Self.isHeaderNumber(concept.name) && !meaning.isWeak
        }
        return !meaning.isWeak || concept.type == .party
      } && !isOwnPart(hit)
    }
  }

  /// Whether a label names a party whose name follows it without a colon.
  private func isPartyBefore(_ hit: LabelHit) -> Bool {
    hit.meanings.contains { meaning in
      !meaning.isWeak && evidence.knowledge.labels.concepts[meaning.concept].type == .party
    } && isSetApart(hit) && isFollowedByName(hit)
  }

  /// `Company:` or `Name:` inside a block name a part of it.
  func isOwnPart(_ hit: LabelHit) -> Bool {
    hit.names(evidence.concept("license.name")) != nil && (hit.hasColon || hit.endsLine)
  }

  static func isHeaderNumber(_ name: String) -> Bool {
    name == "number" || name == "order_number" || name == "delivery_note_number"
  }
}
