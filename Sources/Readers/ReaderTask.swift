package import Evidence

/// What is to be done with a document.
package enum ReaderTask: Hashable, Sendable {
  case read(ReadingDepth)
  /// Pages are drawn for a report.
  case render(PageSelection)

  /// Every task has this many bytes: what it is, how large a picture may be, a bit for each page.
  static let size = 1 + 8 + PageSelection.lastPage / 8

  private static let renderTag: UInt8 = 255

  var bytes: [UInt8] {
    var frame = FixedFrame()
    var pages = [UInt8](repeating: 0, count: PageSelection.lastPage / 8)
    switch self {
    case .read(let depth):
      frame.bytes.append(depth.rawValue)
      frame.append(0)
    case .render(let selection):
      frame.bytes.append(Self.renderTag)
      frame.append(UInt64(clamping: selection.bytesPerPage))
      for page in selection.pages { pages[(page - 1) / 8] |= 1 << ((page - 1) % 8) }
    }
    return frame.bytes + pages
  }

  /// Nil where the bytes are no task.
  init?(_ slice: ArraySlice<UInt8>) {
    let bytes = Array(slice)
    guard bytes.count == Self.size else { return nil }
    if let depth = ReadingDepth(rawValue: bytes[0]) {
      self = .read(depth)
      return
    }
    guard bytes[0] == Self.renderTag, let size = Int(exactly: FixedFrame.number(bytes, at: 1))
    else { return nil }
    let pages = (1...PageSelection.lastPage).filter { page in
      bytes[9 + (page - 1) / 8] & (1 << ((page - 1) % 8)) != 0
    }
    self = .render(PageSelection(pages, bytesPerPage: size))
  }
}
