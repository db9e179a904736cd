/// The value of a field.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case date(Day)
  case decimal(DecimalNumber)
  /// A term without an end: "until revoked", 长期.
  case openEnded

  /// The value as reports print it: dates ISO, decimals plain with a point.
  public var canonical: String {
    switch self {
    case .text(let text): text
    case .date(let day): day.description
    case .decimal(let number): number.description
    case .openEnded: "open-ended"
    }
  }

  public var day: Day? { if case .date(let day) = self { day } else { nil } }
  public var decimal: DecimalNumber? { if case .decimal(let number) = self { number } else { nil } }

  /// Reads the canonical form back, as the field's type asks; nil when it is not of that type.
  public init?(canonical: String, type: FieldType) {
    switch type {
    case .text: self = .text(canonical)
    case .date:
      if canonical == "open-ended" {
        self = .openEnded
      } else if let day = Day(iso: canonical) {
        self = .date(day)
      } else {
        return nil
      }
    case .decimal:
      guard let number = DecimalNumber(plain: canonical) else { return nil }
      self = .decimal(number)
    }
  }
}

/// What is known of one field of a document.
public enum FieldState: Hashable, Sendable {
  /// One reading survived.
  case known(Cited<FieldValue>)
  /// Two or more readings survived; the likeliest first.
  case ambiguous([Cited<FieldValue>])
  /// It may be there but could not be read: why, and where when known.
  case unknown(Doubt)
  /// The whole document was read, and the field is not there.
  case absent

  public var known: Cited<FieldValue>? { if case .known(let cited) = self { cited } else { nil } }

  /// The readings that survived, the likeliest first.
  public var readings: [Cited<FieldValue>] {
    switch self {
    case .known(let cited): [cited]
    case .ambiguous(let readings): readings
    case .unknown, .absent: []
    }
  }
}

/// Why a value could not be read.
public struct Doubt: Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// Part of the document is a picture that was not recognised.
    case notRead
    /// The words are there but no value can be made of them.
    case notUnderstood
    /// Read, but with too little confidence to rest on.
    case lowConfidence
    /// The file itself could not be read.
    case fileUnreadable
  }

  public let cause: Cause
  public let place: Place?

  public init(_ cause: Cause, at place: Place? = nil) {
    self.cause = cause
    self.place = place
  }
}
