internal import Evidence
internal import Knowledge

/// How much each line of a page looks like the title that names the document.
struct TitleEvidence {
  let page: Page
  /// The size in which most of the document is set, in points.
  let bodySize: Double

  /// 0 to 1: how prominent a phrase is as a title.
  ///
  /// A title fills its line, is set larger or bolder than the body, and stands near the top of
  /// the first page.
  func prominence(ofLine line: Range<Int>, title: TitleHead) -> Double {
    let words = page.words[line]
    let size = words.map(\.fontSize).max() ?? bodySize
    let growth = min(1, max(0, (size / max(1, bodySize) - 1) / 0.8))
    // What labels are set in, nobody sets larger than the text.
    let isHeading = title.coveredOfHeading > 0 && growth > Self.growthOfHeading
    let widest = max(
      title.covered, title.coveredOfPart, title.coveredOfHead,
      isHeading ? title.coveredOfHeading : 0)
    guard let box = Box.union(of: words.map(\.box)), widest > 0.3 else { return 0 }
    let bold = words.allSatisfy(\.isBold) ? 0.35 : 0
    let height = box.midY / max(1, page.height)
    let position = height < 0.35 ? 1 : height < 0.55 ? 0.6 : 0.3
    let pageWeight = page.number == 1 ? 1 : 0.6
    let isSetAsTitle = growth > 0.05 || bold > 0 || title.isSubject
    // Half a line (`GUEST FOLIO / TAX INVOICE`) is a title only in the type of one.
    let covered = isSetAsTitle ? widest : title.covered
    let isHead = title.startsLine || title.endsHead
    let fill = covered > 0.95 ? 1 : isHead ? covered * 0.8 : covered * 0.45
    // A line of nothing but the title needs no large type; a subject line says what it is.
    let plain = title.isSubject ? 0.8 : covered > 0.95 ? 0.62 : 0.55
    let isLabel = title.isLabel || (growth < 0.15 && stands(inRowOfHeads: box, of: line))
    return fill * position * pageWeight * min(1, plain + max(growth, bold) * (1 - plain))
      * (isLabel && !title.isSubject && !isHeading ? Self.labelShare : 1)
  }

  /// Of type a fifth larger than the text.
  private static let growthOfHeading = 0.25

  /// What is left of a title's weight where it may only label the number beside or below it.
  private static let labelShare = 0.35

  /// Whether two more lines of the same type stand in its row, as heads of boxes do.
  private func stands(inRowOfHeads box: Box, of line: Range<Int>) -> Bool {
    let size = page.words[line].map(\.fontSize).max() ?? bodySize
    let others = page.lines.count { other in
      guard other != line, let first = page.words[other].first,
        abs(first.box.midY - box.midY) < box.height * 0.4
      else { return false }
      // What has digits is a value, and no head.
      return abs(first.fontSize - size) < 0.6
        && !page.words[other].contains { $0.text.utf8.contains { (48...57).contains($0) } }
    }
    return others >= 2
  }

  /// Titles that are set over two or three lines of one size, each as the range of its words.
  var brokenTitles: [Range<Int>] {
    var found: [Range<Int>] = []
    for first in page.lines.indices.dropLast() {
      var last = first
      while last + 1 < page.lines.count, last - first < 2, goesOn(last, in: last + 1) {
        last += 1
        found.append(page.lines[first].lowerBound..<page.lines[last].upperBound)
      }
    }
    return found
  }

  /// Whether a line in large type goes on in the next: right below it, in the same size.
  private func goesOn(_ line: Int, in next: Int) -> Bool {
    let words = page.words[page.lines[line]]
    let others = page.words[page.lines[next]]
    guard let box = Box.union(of: words.map(\.box)), let below = Box.union(of: others.map(\.box)),
      let size = words.map(\.fontSize).max(), let other = others.map(\.fontSize).max()
    else { return false }
    let gap = below.y0 - box.y1
    return size > bodySize * 1.25 && abs(size - other) < 0.6 && gap < box.height * 0.8
      && gap > -box.height * 0.5 && below.y0 > box.y0
      && (abs(box.midX - below.midX) < 12 || abs(box.x0 - below.x0) < 3)
  }

  /// How prominent the label of a document's own number is; nil where it is another's: on later
  /// pages, and in the lower half, where remittance slips stand.
  func prominence(ofNumberLabelIn line: Range<Int>) -> Double? {
    guard page.number == 1, let box = Box.union(of: page.words[line].map(\.box)),
      box.midY < page.height * 0.5
    else { return nil }
    return Self.numberLabel
  }

  private static let numberLabel = 0.35

  /// The size in which most characters of the pages are set.
  static func bodySize(of pages: [Page]) -> Double {
    var weights: [Int: Int] = [:]
    for page in pages {
      for word in page.words {
        weights[Int((word.fontSize * 2).rounded()), default: 0] += word.text.utf8.count
      }
    }
    let commonest = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return commonest.map { Double($0.key) / 2 } ?? 10
  }
}
