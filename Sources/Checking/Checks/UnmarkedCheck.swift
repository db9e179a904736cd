internal import Evidence

/// No word that takes a document back is printed over it.
struct UnmarkedCheck: CheckKind {
  static let name = "unmarked"
  static let summary = LocalizedText(
    en: "no print twice as large as the text, level or aslant, consists of phrases in 'marks' and "
      + "nothing else",
    zh: "没有字号至少为正文两倍、且只由 “marks” 中词语组成的字样（横排或斜排）")
  static let scopes: Set<ScopeKind> = [.files, .documents]
  static let slots: Set<MessageSlot> = [.found, .pages]

  /// Letters and digits only, the longest first.
  private let marks: [String]

  init(_ arguments: ArgumentReader) {
    marks = Set(arguments.table("marks").values.joined().map(TextFolding.compact))
      .filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, judged.problem == nil else { return [.notApplicable] }
    let document = judged.document.extracted
    let least = LargePrint.leastSize(on: document.pages)
    let found = document.pages.flatMap { page in
      LargePrint.pieces(of: page, from: least).compactMap { place(of: $0, on: page) }
    }
    guard let first = found.first else {
      return [document.isFullyRead ? .pass : .unknown(.notRead)]
    }
    let numbers = Set(found.map(\.page)).sorted().map(String.init)
    let result = CheckResult.fail(
      found: first.text, [.pages: LocalizedText(plain: numbers.joined(separator: ", "))])
    return [result.shown(at: found, of: judged.path)]
  }

  /// Where a piece stands that is nothing but marks: `VOID`, `SAMPLE – NOT VALID`.
  private func place(of piece: [Int], on page: Page) -> Place? {
    // Print that stands aslant comes in fragments; from left to right they make up the words.
    let fromLeft = piece.sorted { page.words[$0].box.midX < page.words[$1].box.midX }
    let order = [piece, fromLeft].first { isMark($0.map { page.words[$0].text }.joined()) }
    guard let order, let start = piece.min(), let end = piece.max() else { return nil }
    let text = order.map { page.words[$0].text }.joined(separator: order == piece ? " " : "")
    return Place(
      page: page.number, span: page.spans[start].lowerBound..<page.spans[end].upperBound,
      boxes: piece.map { page.words[$0].box }, source: page.words[start].source, text: text)
  }

  private func isMark(_ text: String) -> Bool {
    var rest = TextFolding.compact(text)[...]
    guard !rest.isEmpty else { return false }
    while let mark = marks.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(mark.count)
    }
    return rest.isEmpty
  }
}

/// Print that is set so large that it is no part of the text.
private enum LargePrint {
  /// How much larger than the text, at least.
  private static let factor = 2.0
  /// How far apart words of one piece may stand, and how much their sizes may differ, as a share
  /// of their size.
  private static let reach = 0.75
  private static let likeness = 0.1

  static func leastSize(on pages: [Page]) -> Double {
    let sizes = pages.flatMap(\.words).map(\.fontSize).sorted()
    return sizes.isEmpty ? .infinity : sizes[sizes.count / 2] * factor
  }

  /// The words of a page that stand together in one size, in reading order.
  static func pieces(of page: Page, from least: Double) -> [[Int]] {
    var pieces: [[Int]] = []
    for index in page.words.indices where page.words[index].fontSize >= least {
      let near = pieces.indices.filter { position in
        pieces[position].contains { belong(page.words[$0], page.words[index]) }
      }
      let joined = near.flatMap { pieces[$0] } + [index]
      for position in near.reversed() { pieces.remove(at: position) }
      pieces.append(joined.sorted())
    }
    return pieces
  }

  private static func belong(_ left: Word, _ right: Word) -> Bool {
    let size = max(left.fontSize, right.fontSize)
    guard abs(left.fontSize - right.fontSize) <= likeness * size else { return false }
    let gap = reach * size
    let around = Box(
      x0: left.box.x0 - gap, y0: left.box.y0 - gap, x1: left.box.x1 + gap, y1: left.box.y1 + gap)
    return around.intersects(right.box)
  }
}
