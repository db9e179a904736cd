/// A place in a document that a person can be shown: what stands where.
public struct Place: Hashable, Sendable {
  /// Counted from one.
  public let page: Int
  /// UTF-8 offsets into the page's text; empty where the source has no text (a picture).
  public let span: Range<Int>
  /// One box for each line that the words run over; never empty unless the source is `xml`.
  public let boxes: [Box]
  public let source: TextSource
  /// The words as they stand there.
  public let text: String

  public init(page: Int, span: Range<Int>, boxes: [Box], source: TextSource, text: String) {
    self.page = page
    self.span = span
    self.boxes = boxes
    self.source = source
    self.text = text
  }

  /// The place of several parts of one page, in reading order.
  ///
  /// - Precondition: There is at least one part.
  public static func joined(_ parts: [Place], text: String) -> Place {
    Place(
      page: parts[0].page,
      span: (parts.map(\.span.lowerBound).min() ?? 0)..<(parts.map(\.span.upperBound).max() ?? 0),
      boxes: parts.flatMap(\.boxes), source: parts[0].source, text: text)
  }

  /// The smallest box around all of it.
  public var box: Box? { Box.union(of: boxes) }
}

/// A value and the place that it was read from.
public struct Cited<Value: Sendable>: Sendable {
  public let value: Value
  public let place: Place
  /// 0 to 1: how sure the reader is that this is the value meant.
  public let confidence: Double

  public init(_ value: Value, at place: Place, confidence: Double = 1) {
    self.value = value
    self.place = place
    self.confidence = confidence
  }

  public func map<Result: Sendable>(_ transform: (Value) -> Result) -> Cited<Result> {
    Cited<Result>(transform(value), at: place, confidence: confidence)
  }
}

extension Cited: Equatable where Value: Equatable {}
extension Cited: Hashable where Value: Hashable {}
