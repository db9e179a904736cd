internal import Evidence
internal import Knowledge

/// Reads number and date out of the title: `Rechnung Nr. 4711 vom 14.05.2026`.
struct TitleLineReader {
  let evidence: DocumentEvidence
  let settlement: DateSettlement
  /// Whether the document's date is known from a label: what looks like one right behind the
  /// title is then its number (`Faktura 14/11/2025`).
  var isDatedElsewhere = false

  /// How far behind a title in a sentence its date may stand, in UTF-8: `Nr. 4711 vom …`.
  private static let farthestDate = 36

  /// Whether a line is no sentence.
  private static func isShort(_ line: TextLine) -> Bool {
    line.text.utf8.count < 90 && line.text.split(separator: " ").count <= 9
  }

  /// The candidates of a title's number.
  var numbers: [FieldCandidate] {
    titles.compactMap { line, end in
      let rest = line.substring(end..<line.text.utf8.count)
      // A code in brackets says what kind of invoice it is: (380).
      let lead =
        rest.hasPrefix(" (") || rest.hasPrefix("(") ? rest.prefix { $0 != ")" }.utf8.count + 1 : 0
      let start = min(line.text.utf8.count, end + lead)
      let text = line.substring(start..<line.text.utf8.count)
      guard let found = IdentifierScan.number(in: text),
        found.value.count(where: \.isNumber) >= 2
      else { return labelledNumber(in: line, behind: end) ?? dateLike(in: line, behind: start) }
      let range = (start + found.range.lowerBound)..<(start + found.range.upperBound)
      return FieldCandidate(.text(found.value), at: line.place(of: range), score: 0.9)
    }
  }

  /// A number that stands alone right of a title, or right below it in line with it; right above it
  /// only with its sign.
  var neighbours: [FieldCandidate] {
    titles.flatMap { line, end -> [FieldCandidate] in
      guard !line.substring(end..<line.text.utf8.count).contains(where: \.isNumber) else {
        return []
      }
      let right = evidence.text.right(of: line).prefix(1)
      let reach = max(line.box.height, 10) * 1.4
      let below = evidence.text.below(line.box, on: line.page, within: reach).filter {
        abs($0.box.x0 - line.box.x0) < 4 || abs($0.box.x1 - line.box.x1) < 4
          || abs($0.box.midX - line.box.midX) < 4
      }.prefix(1)
      let above = evidence.text.lines.filter { other in
        other.page.number == line.page.number && line.box.y0 - other.box.y1 < reach
          && other.box.midY < line.box.y0
          && (abs(other.box.x0 - line.box.x0) < 4 || abs(other.box.x1 - line.box.x1) < 4)
          && (other.text.first == "#" || evidence.startsWithLabel(other))
      }.suffix(1)
      return (right + below + above).compactMap { wholeNumber($0) }
    }
  }

  /// The number that a line is, perhaps with its sign before it and a date behind it.
  private func wholeNumber(_ line: TextLine) -> FieldCandidate? {
    let label = evidence.hits(of: "number", in: line).first { $0.startsLine }
    let start = label?.end ?? 0
    guard label != nil || !evidence.startsWithLabel(line), !TownLine.isTown(line.text),
      !evidence.contacts.contains(where: { $0.line.index == line.index })
    else { return nil }
    let text = line.substring(start..<line.text.utf8.count)
    guard let found = IdentifierScan.number(in: text), found.value.count(where: \.isNumber) >= 3
    else { return nil }
    let range = (start + found.range.lowerBound)..<(start + found.range.upperBound)
    let dates = evidence.dates.filter { $0.line.index == line.index }.map(\.range)
    let rest = line.substring(range.upperBound..<line.text.utf8.count)
    let isAlone = rest.count { $0.isLetter || $0.isNumber } <= 2
    guard isAlone || dates.contains(where: { $0.lowerBound >= range.upperBound }) else {
      return nil
    }
    return FieldCandidate(.text(found.value), at: line.place(of: range), score: 0.82)
  }

  private func dateLike(in line: TextLine, behind end: Int) -> FieldCandidate? {
    guard isDatedElsewhere,
      let token = evidence.dates.first(where: {
        $0.line.index == line.index && $0.range.lowerBound >= end
      }), token.content.separator == "/", token.range.lowerBound - end <= 8,
      // `Payment received 14/05/2026, thank you` says when.
      !line.substring(token.range.upperBound..<line.text.utf8.count).contains(where: \.isLetter)
    else { return nil }
    return FieldCandidate(.text(line.substring(token.range)), at: token.place, score: 0.8)
  }

  /// `Rechnung des Versicherers (575) Nr. 01.234`: the number has its label inside the title.
  private func labelledNumber(in line: TextLine, behind end: Int) -> FieldCandidate? {
    guard Self.isShort(line),
      let hit = evidence.hits(of: "number", in: line).last(where: { $0.range.lowerBound > end }),
      let text = evidence.textBehind(hit), let found = IdentifierScan.number(in: text.text),
      found.value.count(where: \.isNumber) >= 2
    else { return nil }
    return FieldCandidate(.text(found.value), at: text.place(of: found.range), score: 0.88)
  }

  /// The candidates of a title's date.
  var dates: [FieldCandidate] {
    titles.flatMap { line, end in
      evidence.dates.filter { $0.line.index == line.index && $0.range.lowerBound >= end }
        .prefix(1).filter {
          Self.isShort(line) || $0.range.lowerBound - end < Self.farthestDate
        }
        .flatMap { token in
          settlement.days(of: token.content).map {
            FieldCandidate(.date($0), at: token.place, score: 0.9)
          }
        }
    }
  }

  /// Lines that begin with a title of the document's kind, and where the title ends.
  var titles: [(TextLine, Int)] {
    guard let kind = evidence.document.readingKind else { return [] }
    return evidence.text.lines.filter {
      $0.page.number == 1 && $0.box.midY < $0.page.height * 0.6
    }.compactMap { line in
      let match = evidence.knowledge.kinds.index.matches(in: line.folded).first {
        $0.meaning.kind == kind && $0.meaning.role == .title && $0.units.lowerBound == 0
      }
      guard let match else { return nil }
      let end = line.end(ofUnit: match.units.upperBound - 1)
      // PO7700412 is a number and no title.
      let behind = line.substring(end..<line.text.utf8.count)
      guard !(behind.first?.isNumber ?? false),
        !(behind.first == "-" && behind.dropFirst().first?.isNumber ?? false)
      else { return nil }
      // A sentence that begins with the word is none, unless the number follows at once.
      let next = line.substring(end..<line.text.utf8.count).split(separator: " ").first
      let isNumbered = next?.contains(where: \.isNumber) ?? false
      return Self.isShort(line) || isNumbered ? (line, end) : nil
    }
  }
}
