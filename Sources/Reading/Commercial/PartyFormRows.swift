internal import Evidence
internal import Knowledge

/// The rows of forms, with labels at the left and what they label at the right, in which the
/// parts of a party stand one by one.
extension PartyBlockFinder {
  /// Whether a line under a party's heading only numbers the party: `Nummer: 75969813`, before its
  /// name.
  func isNumberOfParty(_ line: TextLine, under hit: LabelHit) -> Bool {
    guard hit.endsLine,
      let label = evidence.hitsOfLine[line.index]?.first(where: { $0.startsLine }),
      label.hasColon || label.endsLine
    else { return false }
    let isOwn = label.meanings.contains { meaning in
      let concept = evidence.knowledge.labels.concepts[meaning.concept]
      return concept.type == .identifier && (concept.name == "customer_number" || meaning.isWeak)
    }
    let value = evidence.textBehind(label) ?? evidence.textBeside(label)
    return isOwn && value?.text.contains(where: \.isNumber) ?? false
  }

  /// Whether a line is the label of the next row of a form, which names something else.
  func isOtherRow(_ line: TextLine) -> Bool {
    evidence.isInLabelColumn(line)
      && !(evidence.hitsOfLine[line.index] ?? []).contains(where: isOwnPart)
  }

  /// Whether a line is the value of another row of a form, whose label names no part of a party.
  func isOtherRowsValue(_ line: TextLine, of hit: LabelHit) -> Bool {
    guard let label = evidence.text.left(of: line).last, label.index != hit.line.index,
      evidence.isInLabelColumn(label), line.box.x0 > hit.box.x1
    else { return false }
    let hits = evidence.hitsOfLine[label.index] ?? []
    return !hits.contains { hit in
      isOwnPart(hit)
        || hit.meanings.contains { meaning in
          let concept = evidence.knowledge.labels.concepts[meaning.concept]
          return switch concept.type {
          case .address, .phone, .email, .website: true
          case .identifier: !Self.isHeaderNumber(concept.name)
          default: false
          }
        }
    }
  }

  /// A row of a form, with its label at the left: such rows stand wider apart than text.
  func isFormRow(_ line: TextLine) -> Bool {
    guard let hit = evidence.hitsOfLine[line.index]?.first(where: { $0.startsLine && $0.endsLine })
    else {
      return false
    }
    return evidence.textBeside(hit) != nil
  }

  /// In a form the values stand to the right of the labels, over one line or more.
  func values(besideLabelsOf line: TextLine) -> Set<Int> {
    guard isFormRow(line), let value = evidence.text.right(of: line).first else { return [] }
    var lines: Set<Int> = [value.index]
    var last = value
    while lines.count < 4,
      let next = evidence.text.below(last.box, on: last.page, within: last.box.height * 0.8).first,
      evidence.text.left(of: next).isEmpty, abs(next.box.x0 - value.box.x0) < 4
    {
      lines.insert(next.index)
      last = next
    }
    return lines
  }
}
