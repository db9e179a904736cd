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
    guard let box = Box.union(of: words.map(\.box)), title.covered > 0.3 else { return 0 }
    let size = words.map(\.fontSize).max() ?? bodySize
    let growth = min(1, max(0, (size / max(1, bodySize) - 1) / 0.8))
    let bold = words.allSatisfy(\.isBold) ? 0.35 : 0
    let height = box.midY / max(1, page.height)
    let position = height < 0.35 ? 1 : height < 0.55 ? 0.6 : 0.3
    let pageWeight = page.number == 1 ? 1 : 0.6
    let covered = title.covered
    let isHead = title.startsLine || title.endsHead
    let fill = covered > 0.95 ? 1 : isHead ? covered * 0.8 : covered * 0.45
    return fill * position * pageWeight * min(1, 0.55 + max(growth, bold) * 0.45)
  }

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
