/// What is known of a page that was read as a picture.
public struct PageRecognition: Hashable, Sendable {
  /// From the page as it was read, upright and straight, to the page as it is shown, both in
  /// points from the top left corner; nil where they are the same.
  ///
  /// All boxes of the page's words lie on the page as it was read.
  public let toShown: Projection?
  /// Where there is text that could not be made out, on the page as it was read.
  public let unread: [Box]
  public let legibility: Legibility

  public init(toShown: Projection?, unread: [Box], legibility: Legibility = Legibility([:])) {
    self.toShown = toShown
    self.unread = unread
    self.legibility = legibility
  }

  /// In per cent: grain and dust of an empty sheet differ by no more.
  private static let mostContrastOfBlank = 12

  /// Whether nothing is on the page, not even what could not be read.
  public var isBlank: Bool {
    legibility[.words] == 0 && unread.isEmpty
      && (legibility[.contrast] ?? 100) <= Self.mostContrastOfBlank
  }

  /// From here on, what was not made out may be anything that the page is asked for.
  private static let mostUnread = 0.08

  /// Whether more of the page was left unread than the scribbles and stamps that any page has.
  func leavesMuchUnread(ofLines lines: Int) -> Bool {
    if isBlank { return false }
    return lines == 0 || Double(unread.count) > Self.mostUnread * Double(lines + unread.count)
  }
}

/// What read the pictures of a document.
public struct RecognitionNote: Hashable, Sendable {
  /// The engine, as it calls itself; nil where there is none.
  public let engine: String?
  /// Why no better engine was used, or none at all; for a person, lower case, no full stop.
  public let obstacle: LocalizedText?

  public init(engine: String?, obstacle: LocalizedText?) {
    self.engine = engine
    self.obstacle = obstacle
  }
}
