internal import Evidence
internal import Knowledge

/// Reads whose a paper is.
struct HolderReader {
  private let evidence: DocumentEvidence
  private let letter: LetterText

  init(_ evidence: DocumentEvidence, letter: LetterText) {
    self.evidence = evidence
    self.letter = letter
  }

  /// The holder by the first of the places that names one.
  func read(_ places: [String]) -> PaperHolder {
    let bareName = BareName(evidence)
    for place in places {
      let blocks = blocks(at: place).compactMap { $0.bare(bareName) }
      let names = NameSupport.merge(
        NameSupport.oneScript(blocks.map(\.name)), folding: true)
      guard let state = FieldDecision.settle(names) else { continue }
      let chosen = state.known.map { TextFolding.compact($0.value.canonical) }
      let own = blocks.filter { TextFolding.compact($0.name.value.canonical) == chosen }
      return PaperHolder(name: state, blocks: own)
    }
    return PaperHolder(name: nil, blocks: [])
  }

  private func blocks(at place: String) -> [PaperHolder.Block] {
    switch place {
    case "address-window":
      AddressWindow(evidence).recipient.map { [$0] } ?? []
    case "sentence": named
    case "signatory": signatory
    case "company-line": companies
    case "title-tail": titled
    case "only-company": onlyCompany
    case "signature": signed
    default: labelled(place)
    }
  }

  // MARK: Labels

  private func labelled(_ concept: String) -> [PaperHolder.Block] {
    guard let number = evidence.concept(concept) else { return [] }
    return evidence.hits(of: concept).compactMap { hit in
      guard let meaning = hit.names(number),
        let block = PaperBlock(at: hit, weakly: meaning.isWeak, in: evidence)
      else { return nil }
      return PaperHolder.Block(block.texts, score: block.texts[0].score(for: meaning) - 0.02)
    }
  }

  // MARK: Sentences and lines

  /// `registered in the name of X`, `certify that X is …`.
  private var named: [PaperHolder.Block] {
    mentioned(behind: "cue.holder", within: 40) + mentioned(behind: "cue.licensor", within: 4)
  }

  /// The company that a sentence names at most so many bytes behind a cue.
  private func mentioned(behind cue: String, within distance: Int) -> [PaperHolder.Block] {
    letter.cues(cue).compactMap { cue in
      let text = Self.unquoted(letter.following(cue, upTo: 160))
      let company = CompanyMentions.ranges(in: text).first { $0.lowerBound < distance }
      guard let own = company ?? capitals(in: text),
        let place = letter.candidate(.text(""), behind: cue, at: own, score: 0)?.place,
        let line = line(at: place)
      else { return nil }
      let name = IdentifierScan.slice(text, own)
      return block(at: line, named: name, score: 0.86)
        ?? PaperHolder.Block(FieldCandidate(.text(name), at: place, score: 0.8), at: line)
    }
  }

  /// A text without quotation marks, of the same length in UTF-8.
  private static func unquoted(_ text: String) -> String {
    String(
      text.flatMap { character in
        "\"“”„«»".contains(character)
          ? Array(repeating: Character(" "), count: String(character).utf8.count) : [character]
      })
  }

  /// A name without a legal form is told by its capitals: `que la société ATELIER BLEU, 7 rue …`.
  private func capitals(in text: String) -> Range<Int>? {
    guard let range = NameInProse.range(in: text), range.lowerBound < 8 else { return nil }
    let name = IdentifierScan.slice(text, range)
    let isCapitals = name.allSatisfy { !$0.isLowercase } && name.contains(" ")
    return isCapitals
      && IdentifierScan.slice(text, range.upperBound..<text.utf8.count).hasPrefix(",")
      ? range : nil
  }

  private func line(at place: Place) -> TextLine? {
    guard let box = place.boxes.first else { return nil }
    return evidence.text.lines.first {
      $0.page.number == place.page && $0.box.intersects(box) && $0.box.midY > box.y0
        && $0.box.midY < box.y1
    }
  }

  /// Lines that begin with a company's name and hold nothing but what it is.
  private var companies: [PaperHolder.Block] {
    evidence.text.lines.compactMap { line in
      guard line.page.number == 1, !evidence.startsWithLabel(line),
        let own = CompanyMentions.ranges(in: line.text).first, own.lowerBound == 0
      else { return nil }
      let rest = line.substring(own.upperBound..<line.text.utf8.count)
      let isAlone = rest.allSatisfy { " ,.".contains($0) } || rest.hasPrefix(" (")
      guard isAlone, line.box.midY < line.page.height * 0.85 else { return nil }
      // A company with its address is meant rather than one in a list or below a signature.
      let name = line.substring(own)
      let hasAddress = block(at: line, named: name, score: 0)?.address != nil
      return block(at: line, named: name, score: hasAddress ? 0.86 : 0.66)
    }
  }

  /// `Plan of Action – Kelmo Direct (A2XK81MMQZ07LD)`: whose plan the title says it is.
  private var titled: [PaperHolder.Block] {
    TitleLineReader(evidence: evidence, settlement: DateSettlement(evidence)).titles
      .compactMap { line, end in
        let rest = line.substring(end..<line.text.utf8.count)
        guard let sign = rest.first(where: { $0 != " " }), "–—-:|".contains(sign) else {
          return nil
        }
        let length = rest.firstIndex(where: { "(（,;".contains($0) }).map {
          rest.utf8.distance(from: rest.startIndex, to: $0)
        }
        let own = IdentifierScan.trimmed(
          end..<(length.map { end + $0 } ?? line.text.utf8.count), in: line.text)
        let name = line.substring(own)
        let words = name.split(separator: " ")
        guard !own.isEmpty, words.count <= 6, name.count(where: \.isNumber) <= 2,
          words.allSatisfy({ !($0.first?.isLowercase ?? false) }), CompanyName.isPlausible(name)
        else { return nil }
        return PaperHolder.Block(
          FieldCandidate(.text(name), at: line.place(of: own), score: 0.72), at: line)
      }
  }

  /// The only company that the sentences of a letter name, whoever wrote it.
  private var onlyCompany: [PaperHolder.Block] {
    let layout = LetterLayout(letter)
    let marketplaces = Marketplaces(evidence)
    let found = evidence.text.lines.filter { layout.bodyLines.contains($0.index) }.flatMap { line in
      CompanyMentions.ranges(in: line.text).map { (line, $0) }
    }.filter { !marketplaces.names($0.0.substring($0.1)) }
    guard let (line, own) = found.first else { return [] }
    let key = NameKey(line.substring(own))
    guard found.allSatisfy({ NameKey($0.0.substring($0.1)).isSame(as: key) }) else { return [] }
    return [
      PaperHolder.Block(
        FieldCandidate(.text(line.substring(own)), at: line.place(of: own), score: 0.7), at: line)
    ]
  }

  /// A person who signs for nobody else.
  private var signatory: [PaperHolder.Block] {
    guard let found = SignatoryReader(evidence: evidence, letter: letter).name?.known,
      let line = line(at: found.place)
    else { return [] }
    return [PaperHolder.Block(FieldCandidate(found.value, at: found.place, score: 0.75), at: line)]
  }

  /// The company that the one who signs signs for.
  private var signed: [PaperHolder.Block] {
    guard
      let signatory = SignatoryReader(evidence: evidence, letter: letter).name?.known?.place,
      let line = line(at: signatory)
    else { return [] }
    let near = evidence.text.lines.filter {
      $0.page.number == line.page.number && abs($0.box.midY - line.box.midY) < line.box.height * 5
        && $0.index != line.index || $0.index == line.index
    }
    return near.flatMap { line in
      CompanyMentions.ranges(in: line.text).compactMap { own in
        let hit = LabelHit(line: line, range: 0..<0, box: line.box, meanings: [])
        return PaperHolder.Block(
          [LabelledText(hit: hit, line: line, range: own, cost: 0)], score: 0.8)
      }
    }
  }

  /// The block whose first line begins or ends with a name.
  private func block(at line: TextLine, named name: String, score: Double) -> PaperHolder.Block? {
    let offset = CompanyMentions.ranges(in: line.text).first { line.substring($0) == name }?
      .lowerBound
    guard let offset else { return nil }
    let hit = LabelHit(line: line, range: 0..<0, box: line.box, meanings: [])
    let first = LabelledText(hit: hit, line: line, range: offset..<line.text.utf8.count, cost: 0)
    let below = evidence.text.stack(below: line).map {
      LabelledText(hit: hit, line: $0, range: 0..<$0.text.utf8.count, cost: 0)
    }
    return PaperHolder.Block([first] + below, score: score)
  }
}

extension DocumentText {
  /// The lines right below a line that are set like it: under its start or its middle.
  func stack(below line: TextLine, upTo most: Int = 8) -> [TextLine] {
    var stack: [TextLine] = []
    var last = line
    while stack.count < most,
      let next = below(last.box, on: last.page, within: last.box.height * 1.3).first,
      abs(next.box.x0 - line.box.x0) < 6 || abs(next.box.midX - line.box.midX) < 6
    {
      stack.append(next)
      last = next
    }
    return stack
  }
}
