internal import Evidence
internal import Knowledge

/// Finds heads of tables: rows in which several columns are named.
struct TableHeadFinder {
  let evidence: DocumentEvidence

  /// Every head, in reading order; a table that goes on over pages may have one on each.
  func heads() -> [TableHead] {
    var heads: [TableHead] = []
    var row = 0
    while row < evidence.text.rows.count {
      if let (head, next) = head(atRow: row) {
        heads.append(head)
        row = next
      } else {
        row += 1
      }
    }
    return heads
  }

  /// Heads may be printed in up to three rows (`Unit` above `Price`).
  private func head(atRow row: Int) -> (TableHead, Int)? {
    let first = hits(inRow: row)
    guard Self.roles(first).count >= 2, !isData(row) else { return nil }
    var hits = first
    var next = row + 1
    var bottom = hits.map(\.hit.box.y1).max() ?? 0
    let page = first[0].hit.line.page.number
    while next < evidence.text.rows.count, next < row + 3 {
      let lines = evidence.text.rows[next].map { evidence.text.lines[$0] }
      guard let top = lines.map(\.box.y0).min(), lines.first?.page.number == page,
        let height = lines.map(\.box.height).max(), top - bottom < height * 0.9,
        lines.allSatisfy(isHeadLike)
      else { break }
      hits += self.hits(inRow: next)
      bottom = lines.map(\.box.y1).max() ?? bottom
      next += 1
    }
    let columns = describing(columns(hits), rows: row..<next)
    guard Self.isTable(columns), namesMost(row..<next, hits.map(\.hit)) else { return nil }
    let lines = Set((row..<next).flatMap { evidence.text.rows[$0] })
    return (TableHead(columns: columns, lines: lines, page: page, bottom: bottom), next)
  }

  /// With the first head left of the numbers that we do not know, where no head that we know names
  /// what the lines are about.
  private func describing(_ columns: [TableColumn], rows: Range<Int>) -> [TableColumn] {
    let numeric = columns.filter { [.quantity, .unitPrice, .amount, .gross].contains($0.role) }
    guard numeric.count >= 2, !columns.contains(where: { $0.role == .description }),
      let first = numeric.map(\.box.x0).min()
    else { return columns }
    let unknown = rows.flatMap { evidence.text.rows[$0] }
      .flatMap { TableChunk.chunks(of: evidence.text.lines[$0]) }
      .filter { chunk in
        chunk.box.x1 < first && chunk.text.count(where: \.isLetter) >= 2
          && !columns.contains { $0.box.horizontalOverlap(chunk.box) > 0 }
      }
    guard let head = unknown.min(by: { $0.box.x0 < $1.box.x0 }) else { return columns }
    let column = TableColumn(role: .description, box: head.box)
    return (columns + [column]).sorted { $0.box.x0 < $1.box.x0 }
  }

  /// Whether names of columns make up much of the rows, as they do not in a sentence.
  private func namesMost(_ rows: Range<Int>, _ hits: [LabelHit]) -> Bool {
    let all = rows.flatMap { evidence.text.rows[$0] }.reduce(0) {
      $0 + evidence.text.lines[$1].text.count(where: \.isLetter)
    }
    let named = hits.reduce(0) { $0 + $1.line.substring($1.range).count(where: \.isLetter) }
    return named * 3 >= all
  }

  /// Whether a row holds sums of money, as heads never do.
  private func isData(_ row: Int) -> Bool {
    evidence.text.rows[row].contains { line in
      evidence.amounts.contains {
        $0.line.index == line && $0.content.isFormatted
          && $0.content.readings.contains { $0.value.scale == 2 }
      }
    }
  }

  private func isHeadLike(_ line: TextLine) -> Bool {
    let hits = evidence.hitsOfLine[line.index] ?? []
    let hasNumber = line.text.contains { $0.isNumber }
    return !hasNumber && (hits.contains { !roles(of: $0).isEmpty } || line.text.count <= 12)
  }

  private func hits(inRow row: Int) -> [(hit: LabelHit, roles: [ColumnRole])] {
    evidence.text.rows[row].flatMap { evidence.hitsOfLine[$0] ?? [] }
      .map { (hit: $0, roles: roles(of: $0)) }
      .filter { !$0.roles.isEmpty && !$0.hit.isGlued }
  }

  private func roles(of hit: LabelHit) -> [ColumnRole] {
    hit.meanings.compactMap(role)
  }

  private static func roles(_ hits: [(hit: LabelHit, roles: [ColumnRole])]) -> Set<ColumnRole> {
    Set(hits.flatMap(\.roles))
  }

  /// One role for each head: words that may name several take the one that is still free and
  /// fits their place (the amount stands last, the description first).
  private func columns(_ hits: [(hit: LabelHit, roles: [ColumnRole])]) -> [TableColumn] {
    let merged = stacked(hits.sorted { $0.hit.box.x0 < $1.hit.box.x0 })
    var taken: Set<ColumnRole> = []
    var columns: [(Int, TableColumn)] = []
    let certain = merged.enumerated().filter { $0.element.roles.count == 1 }
    for (index, head) in certain {
      let role = head.roles[0]
      // Two columns of amounts: the last is the line's amount.
      if taken.contains(role) {
        guard role == .amount else { continue }
        columns.removeAll { $0.1.role == .amount }
      }
      taken.insert(role)
      columns.append((index, TableColumn(role: role, box: head.box)))
    }
    for (index, head) in merged.enumerated() where head.roles.count > 1 {
      let free = head.roles.filter { !taken.contains($0) }
      guard let role = Self.choose(free, index: index, count: merged.count) else { continue }
      taken.insert(role)
      columns.append((index, TableColumn(role: role, box: head.box)))
    }
    return Self.counting(columns.sorted { $0.0 < $1.0 }.map(\.1))
  }

  /// What was ordered is the quantity where nothing says what was delivered or charged.
  private static func counting(_ columns: [TableColumn]) -> [TableColumn] {
    guard !columns.contains(where: { $0.role == .quantity }) else { return columns }
    return columns.map {
      $0.role == .ordered ? TableColumn(role: .quantity, box: $0.box) : $0
    }
  }

  private static func choose(_ roles: [ColumnRole], index: Int, count: Int) -> ColumnRole? {
    if index * 2 >= count {
      return roles.first { $0 == .amount } ?? roles.first { $0.isNumeric } ?? roles.first
    }
    return roles.first { $0 == .description } ?? roles.first
  }

  /// Heads that stand above each other are one.
  private func stacked(
    _ hits: [(hit: LabelHit, roles: [ColumnRole])]
  ) -> [(box: Box, roles: [ColumnRole])] {
    var result: [(box: Box, roles: [ColumnRole], text: String)] = []
    for entry in hits {
      // `Charge description` is one head, whose last word says what it holds.
      if let last = result.indices.last, result[last].roles == [.other],
        result[last].box.verticalOverlap(entry.hit.box) > 0.5,
        entry.hit.box.x0 - result[last].box.x1 < entry.hit.line.fontSize * 0.62
      {
        let text = entry.hit.line.substring(entry.hit.range)
        result[last] = (
          result[last].box.union(entry.hit.box), Self.unique(entry.roles),
          result[last].text + " " + text
        )
      } else if let last = result.indices.last,
        result[last].box.horizontalOverlap(entry.hit.box) > 0.5
      {
        // `Wartość` above `brutto` is one head, which may be known as a whole.
        let isBelow = entry.hit.box.midY > result[last].box.midY
        let words = entry.hit.line.substring(entry.hit.range)
        let text = isBelow ? result[last].text + " " + words : words + " " + result[last].text
        let shared = result[last].roles.filter(entry.roles.contains)
        let known = roles(ofText: text)
        let roles =
          !known.isEmpty ? known : shared.isEmpty ? result[last].roles + entry.roles : shared
        result[last] = (result[last].box.union(entry.hit.box), Self.unique(roles), text)
      } else {
        let text = entry.hit.line.substring(entry.hit.range)
        result.append((entry.hit.box, Self.unique(entry.roles), text))
      }
    }
    return result.map { ($0.box, $0.roles) }
  }

  private func roles(ofText text: String) -> [ColumnRole] {
    let folded = FoldedText(words: text.split(separator: " ").map(String.init))
    return evidence.knowledge.labels.index.matches(in: folded)
      .filter { $0.units.count == folded.units.count }
      .compactMap { role(of: $0.meaning) }
  }

  private func role(of meaning: LabelBook.Meaning) -> ColumnRole? {
    let name = evidence.knowledge.labels.concepts[meaning.concept].name
    guard name.hasPrefix("column.") else { return nil }
    return ColumnRole(rawValue: String(name.dropFirst("column.".count)))
  }

  private static func unique(_ roles: [ColumnRole]) -> [ColumnRole] {
    var seen: Set<ColumnRole> = []
    return roles.filter { seen.insert($0).inserted }
  }

  private static func isTable(_ columns: [TableColumn]) -> Bool {
    let roles = Set(columns.map(\.role))
    let numeric = roles.intersection([.quantity, .unitPrice, .amount])
    let textual = roles.intersection([.description, .identifier])
    return (!numeric.isEmpty && !textual.isEmpty) || (numeric.count >= 2 && roles.count >= 3)
  }
}
