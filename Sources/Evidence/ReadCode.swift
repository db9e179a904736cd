/// A code on a page, and what it states of the document that bears it.
public struct ReadCode: Hashable, Sendable {
  /// One statement, typed.
  public struct Term: Hashable, Sendable {
    /// The contract's name; `amount` where it may be the net amount or the total.
    public let name: FieldName
    public let value: FieldValue

    public init(_ name: FieldName, _ value: FieldValue) {
      self.name = name
      self.value = value
    }
  }

  public let code: PageCode
  /// The page that it is on, counted from one.
  public let page: Int
  /// Empty where its content is of no kind that is known.
  public let terms: [Term]

  public init(_ code: PageCode, page: Int, terms: [Term]) {
    self.code = code
    self.page = page
    self.terms = terms
  }

  /// What it states under a name.
  public subscript(name: FieldName) -> FieldValue? { terms.first { $0.name == name }?.value }

  /// A statement and the code as its place.
  public func cited(_ value: FieldValue) -> Cited<FieldValue> {
    let place = Place(
      page: page, span: 0..<0, boxes: [code.box], source: .code, text: value.canonical)
    return Cited(value, at: place)
  }
}
