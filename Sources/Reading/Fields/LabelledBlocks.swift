internal import Evidence
internal import Knowledge

extension LabelledFields {
  /// The text under a concept's labels, with the lines that it wraps over.
  func block(_ name: String) -> FieldState? { FieldDecision.settle(blocks(name)) }

  /// - Parameters:
  ///   - isMeant: Which of the texts beside and below a label is preferred.
  ///   - isLabel: Which of the labels count.
  func blocks(
    _ name: String, where isMeant: (String) -> Bool = { _ in true },
    at isLabel: (LabelHit) -> Bool = { _ in true }
  ) -> [FieldCandidate] {
    guard let concept = evidence.concept(name) else { return [] }
    return evidence.hits(of: name).filter(isLabel).compactMap { hit in
      let texts = evidence.texts(at: hit, running: true)
      guard let meaning = hit.names(concept),
        let first = texts.first(where: { isMeant($0.text) }) ?? texts.first,
        (hit.startsLine && (hit.hasColon || hit.endsLine || !meaning.isWeak)) || hit.hasColon
      else { return nil }
      var places = [first.place(of: 0..<first.range.count)]
      var text = first.text
      var last = first.line
      while places.count < 12,
        let next = continuation(of: last, first: first) ?? wrapped(last, text, first: first)
      {
        // Chinese runs on from line to line; a translation below it is parted by a blank.
        let isHan =
          (text.unicodeScalars.last.map { $0.value >= 0x2E80 } ?? false)
          && (next.text.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false)
        text += (isHan ? "" : " ") + next.text
        places.append(next.place(of: 0..<next.text.utf8.count))
        last = next
      }
      let place = Place(
        page: first.line.page.number,
        span: places[0].span
          .lowerBound..<max(places[0].span.lowerBound, places[places.count - 1].span.upperBound),
        boxes: places.flatMap(\.boxes), source: places[0].source, text: text)
      let isPlain = hit.hasColon || first.line.index != hit.line.index
      return FieldCandidate(
        .text(text), at: place, score: first.score(for: meaning) - (isPlain ? 0 : 0.25))
    }
  }

  /// Whether a label to its left in the row claims a line.
  private func hasOwnLabel(_ line: TextLine, below label: LabelHit) -> Bool {
    guard let neighbour = evidence.text.left(of: line).first,
      neighbour.box.x1 > label.line.box.x0 - 6
    else { return false }
    // In a form every row begins with a label, whether or not it is known.
    return evidence.hitsOfLine[neighbour.index]?.isEmpty == false
      || (neighbour.text.count < 40 && neighbour.box.x1 < line.box.x0 - 6)
  }

  /// The next line of a text that began behind its label and wraps to the label's own edge.
  private func wrapped(_ line: TextLine, _ text: String, first: LabelledText) -> TextLine? {
    let label = first.hit.line
    guard first.line.index == label.index, first.hit.hasColon, let end = text.last,
      !".;:。；：".contains(end)
    else { return nil }
    let reach = Box(x0: label.box.x0, y0: line.box.y0, x1: line.box.x1, y1: line.box.y1)
    guard let next = evidence.text.below(reach, on: line.page, within: line.box.height).first,
      abs(next.box.x0 - label.box.x0) < 4, next.box.x1 < label.box.x1 + label.box.height * 3,
      !evidence.startsWithLabel(next), !next.text.prefix(30).contains(where: { ":：".contains($0) }),
      evidence.hitsOfLine[next.index]?.contains(where: \.startsLine) != true
    else { return nil }
    return next
  }

  /// The next line of a wrapped text: right below, aligned with it, and no label.
  private func continuation(of line: TextLine, first: LabelledText) -> TextLine? {
    let start = first.line.words(at: first.range).lowerBound
    let left = first.line.box(ofWords: start..<start + 1).x0
    let reach = Box(x0: left - 2, y0: line.box.y0, x1: max(left + 20, line.box.x1), y1: line.box.y1)
    guard let next = evidence.text.below(reach, on: line.page, within: line.box.height * 1.0).first,
      abs(next.box.x0 - left) < 8, !evidence.startsWithLabel(next),
      !hasOwnLabel(next, below: first.hit)
    else { return nil }
    return next
  }
}
