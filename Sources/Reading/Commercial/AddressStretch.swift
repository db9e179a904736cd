internal import Evidence
internal import Knowledge

/// What of a line is an address: the company's capital and the rest of its name stand before it, its
/// registrations and telephone numbers behind it.
struct AddressStretch {
  let evidence: DocumentEvidence

  /// The address within a stretch, by UTF-8 offsets; all of it where nothing else is in it.
  func range(in range: Range<Int>, of line: TextLine) -> Range<Int> {
    let start = start(in: range, of: line)
    let end = end(from: start, to: range.upperBound, of: line)
    let text = line.substring(start..<end)
    let tail = text.reversed().prefix { !$0.isLetter && !$0.isNumber && !")）".contains($0) }
    return start..<(end - tail.reduce(0) { $0 + String($1).utf8.count })
  }

  private func start(in range: Range<Int>, of line: TextLine) -> Int {
    let text = line.substring(range)
    var start = range.lowerBound
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let own = String(part).trimmingBlanks
      let isRest = !own.isEmpty && CompanyName.formAlone(in: own) == own.utf8.count
      let isCapital = AmountReader.candidates(in: own).contains { $0.currency != nil }
      let next = start + part.utf8.count + 1
      guard own.isEmpty || isRest || isCapital, next < range.upperBound else { break }
      start = next
    }
    let blank = line.substring(start..<range.upperBound).prefix { $0 == " " }.utf8.count
    return start + blank
  }

  private func end(from start: Int, to end: Int, of line: TextLine) -> Int {
    let labels = (evidence.hitsOfLine[line.index] ?? []).filter { hit in
      hit.meanings.contains { meaning in
        switch evidence.knowledge.labels.concepts[meaning.concept].type {
        case .identifier, .phone, .email, .website: !meaning.isWeak || hit.hasColon
        default: false
        }
      }
    }.map(\.range.lowerBound)
    let contacts = evidence.contacts.filter { $0.line.index == line.index && $0.content.isCertain }
      .map(\.range.lowerBound)
    let said = evidence.said("cue.name_end", in: line).map(\.lowerBound)
    // A number of the house or the post stands before whatever ends the address.
    let ends = (labels + contacts + said).filter { position in
      position > start && position < end
        && line.substring(start..<position).contains(where: \.isNumber)
    }
    return ends.min() ?? end
  }
}
