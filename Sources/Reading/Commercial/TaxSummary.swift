internal import Evidence
internal import Knowledge

/// Reads a summary by tax rate: under heads for net, tax and perhaps the total, a row for each
/// rate, and perhaps one with the sums of all.
struct TaxSummary {
  let evidence: DocumentEvidence
  let labels: AmountLabels
  /// Lines of the table of articles, whose heads name net and tax as well.
  let tableLines: Set<Int>

  /// Sums of a summary, and the amounts of single rates, which are only parts of them.
  struct Sums {
    var net: NamedAmount
    var tax: NamedAmount
    var total: NamedAmount?
    var parts: [Place] = []
  }

  private struct Column {
    let name: AmountName?
    let box: Box
  }

  private struct Entry {
    let cells: [AmountName: NamedAmount]
    let line: TextLine

    subscript(_ name: AmountName) -> DecimalNumber { cells[name]?.value ?? .zero }
  }

  /// The first summary whose rows hold together; nil where there is none.
  func read() -> Sums? {
    var seenTable = false
    for (index, row) in evidence.text.rows.enumerated() {
      guard let columns = columns(row) else { continue }
      let isTable = !tableLines.isDisjoint(with: row)
      if isTable, seenTable { continue }
      seenTable = seenTable || isTable
      let entries =
        isTable ? sumRows(below: index, columns) : entries(below: index, columns)
      if let sums = sums(entries) { return sums }
    }
    return nil
  }

  // MARK: Heads and rows

  /// The heads of a summary: tax and net are named, and no number stands among them.
  private func columns(_ row: [Int]) -> [Column]? {
    let lines = row.map { evidence.text.lines[$0] }
    guard !lines.contains(where: { $0.text.contains(where: \.isNumber) }) else { return nil }
    let columns = lines.flatMap(TableChunk.chunks).map { chunk in
      let names = (evidence.hitsOfLine[chunk.line.index] ?? []).filter {
        chunk.range.overlaps($0.range)
      }.flatMap { labels.names(of: $0).keys }
      return Column(name: Self.meant(Set(names)), box: chunk.box)
    }
    // Words about the tax may stand before its amount: `VAT code | Net | VAT`.
    // Of several nets (before and after charges) the one right before the tax was taxed.
    guard let tax = columns.lastIndex(where: { $0.name == .tax }),
      let net = columns[..<tax].lastIndex(where: { $0.name == .net })
        ?? columns.firstIndex(where: { $0.name == .net })
    else { return nil }
    return columns.enumerated().map { index, column in
      let isOther = column.name == .tax && index != tax || column.name == .net && index != net
      return isOther ? Column(name: nil, box: column.box) : column
    }
  }

  private static func meant(_ names: Set<AmountName>) -> AmountName? {
    names.contains(.tax)
      ? .tax : names.contains(.net) ? .net : names.contains(.total) ? .total : nil
  }

  private func entries(below head: Int, _ columns: [Column]) -> [Entry] {
    var entries: [Entry] = []
    guard let first = evidence.text.rows[head].first else { return [] }
    var bottom = evidence.text.rows[head].map { evidence.text.lines[$0].box.y1 }.max() ?? 0
    let page = evidence.text.lines[first].page.number
    for row in evidence.text.rows[(head + 1)...].prefix(10) {
      let lines = row.map { evidence.text.lines[$0] }
      guard let line = lines.first, line.page.number == page,
        line.box.y0 - bottom < max(8, line.box.height) * 2.2,
        let cells = cells(lines, columns), cells[.net] != nil, cells[.tax] != nil
      else { break }
      bottom = lines.map(\.box.y1).max() ?? bottom
      let entry = Entry(cells: cells, line: line)
      guard isConsistent(entry) else { return entries }
      entries.append(entry)
    }
    return entries
  }

  /// The row of sums below the table of articles, whose heads name net and tax as well; none
  /// where there are several (before and after a correction).
  private func sumRows(below head: Int, _ columns: [Column]) -> [Entry] {
    let page = evidence.text.rows[head].first.map { evidence.text.lines[$0].page.number }
    let found = evidence.text.rows[(head + 1)...].compactMap { row -> Entry? in
      let lines = row.map { evidence.text.lines[$0] }
      guard tableLines.isDisjoint(with: row), let line = lines.first, line.page.number == page,
        (evidence.hitsOfLine[line.index] ?? []).contains(where: {
          $0.startsLine && labels.names(of: $0)[.total] != nil
        }), let cells = cells(lines, columns), cells[.net] != nil, cells[.tax] != nil,
        cells[.total] != nil
      else { return nil }
      let entry = Entry(cells: cells, line: line)
      return isConsistent(entry) ? entry : nil
    }
    return found.count == 1 ? found : []
  }

  /// The amounts of a row under the heads that they stand nearest to; nil where two want one.
  private func cells(
    _ lines: [TextLine], _ columns: [Column]
  ) -> [AmountName: NamedAmount]? {
    var cells: [Int: NamedAmount] = [:]
    for line in lines {
      for token in evidence.amounts where token.line.index == line.index {
        guard let value = evidence.decimals.settle(token.content).first?.value else { continue }
        let nearest = columns.indices.min {
          Self.distance(token.box, columns[$0].box) < Self.distance(token.box, columns[$1].box)
        }
        guard let nearest, Self.distance(token.box, columns[nearest].box) < 60 else { continue }
        guard cells[nearest] == nil else { return nil }
        cells[nearest] = NamedAmount(
          value: value, place: token.place, score: 0.98, currency: token.content.currency)
      }
    }
    var named: [AmountName: NamedAmount] = [:]
    for (index, amount) in cells { if let name = columns[index].name { named[name] = amount } }
    return named
  }

  private static func distance(_ value: Box, _ head: Box) -> Double {
    min(abs(value.x0 - head.x0), abs(value.x1 - head.x1), abs(value.midX - head.midX))
  }

  private func isConsistent(_ entry: Entry) -> Bool {
    let net = entry[.net]
    let tax = entry[.tax]
    return tax.isTax(on: net)
      && entry.cells[.total].map { $0.value.isClose(to: net + tax) } ?? true
  }

  // MARK: Sums

  private func sums(_ entries: [Entry]) -> Sums? {
    guard let first = entries.first else { return nil }
    func whole(_ name: AmountName, _ entries: some Sequence<Entry>) -> DecimalNumber {
      entries.reduce(.zero) { $0 + $1[name] }
    }
    // Behind the sums of all rates the same may follow in another currency.
    let end = entries.indices.dropFirst().first { index in
      whole(.net, entries[..<index]).isClose(to: entries[index][.net])
        && whole(.tax, entries[..<index]).isClose(to: entries[index][.tax])
    }
    if let end {
      return sums(entries[end], parts: entries[..<end].flatMap { $0.cells.values.map(\.place) })
    }
    if entries.count == 1 { return sums(first, parts: []) }
    return Sums(
      net: sum(first.cells[.net], whole(.net, entries)),
      tax: sum(first.cells[.tax], whole(.tax, entries)),
      total: nil, parts: entries.flatMap { $0.cells.values.map(\.place) })
  }

  private func sums(_ entry: Entry, parts: [Place]) -> Sums? {
    guard let net = entry.cells[.net], let tax = entry.cells[.tax] else { return nil }
    return Sums(net: net, tax: tax, total: entry.cells[.total], parts: parts)
  }

  /// A sum that is printed nowhere, at the place of its first part.
  private func sum(_ first: NamedAmount?, _ value: DecimalNumber) -> NamedAmount {
    let place = first?.place ?? evidence.text.lines[0].place(of: 0..<0)
    return NamedAmount(
      value: value, place: place, score: 0.7, currency: first?.currency)
  }
}
