/// What a structured e-invoice says: the business terms of EN 16931, each as the text of the XML.
///
/// What the XML leaves out is nil; nothing is computed, and nothing is typed yet.
public struct EInvoice: Hashable, Sendable {
  /// UN/CEFACT Cross Industry Invoice and Order, OASIS Universal Business Language.
  public enum Syntax: String, Hashable, Sendable, CaseIterable { case cii, cio, ubl }

  public struct Party: Hashable, Sendable {
    public var name: String?
    /// The VAT identifier first, then other tax numbers.
    public var taxIDs: [String] = []
    /// The address's lines in the order in which they are written; the country's code last.
    public var address: [String] = []
    public var phone: String?
    public var email: String?
    public var website: String?

    public init() {}
  }

  public struct Line: Hashable, Sendable {
    /// BT-153.
    public var name: String?
    /// BT-157, else BT-155, else BT-156.
    public var identifier: String?
    /// BT-129.
    public var quantity: String?
    /// BT-130: a code of UN/ECE Recommendation 20 or 21.
    public var unit: String?
    /// BT-146, where it is the price of one unit.
    public var unitPrice: String?
    /// BT-131.
    public var amount: String?

    public init() {}
  }

  public var syntax: Syntax
  /// The name of the embedded file; nil where the file itself is the e-invoice.
  public var attachment: String?
  /// BT-24, the specification that it follows: `urn:cen.eu:en16931:2017`.
  public var guideline: String?
  /// BT-1.
  public var number: String?
  /// BT-3, a code of UNTDID 1001: `380`.
  public var typeCode: String?
  /// BT-2, as `20260514` or `2026-05-14`.
  public var issueDate: String?
  /// BT-9, likewise.
  public var dueDate: String?
  /// BT-5, ISO 4217.
  public var currency: String?
  /// BT-109.
  public var net: String?
  /// BT-110.
  public var tax: String?
  /// BT-112.
  public var total: String?
  /// BT-115.
  public var payable: String?
  public var seller = Party()
  public var buyer = Party()
  /// Lines that sell something; headings and remarks are left out.
  public var lines: [Line] = []

  public init(syntax: Syntax) { self.syntax = syntax }
}

/// An e-invoice that was found and not read, and why.
public struct EInvoiceRefusal: Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// It declares a document type, which may bring entities of its own.
    case documentType
    /// It is not written in UTF-8.
    case encoding
    /// It is longer, deeper or has more elements than is read.
    case limit
    /// It is no XML, or no invoice that the standards know.
    case malformed
  }

  public let cause: Cause
  /// The name of the embedded file; nil where the file itself is the e-invoice.
  public let attachment: String?

  public init(_ cause: Cause, attachment: String?) {
    self.cause = cause
    self.attachment = attachment
  }
}

/// A value that the page states otherwise than the e-invoice inside the document or a code on it.
public struct Disagreement: Hashable, Sendable {
  public let field: FieldName
  /// The readings of the page, the likeliest first; never empty.
  public let printed: [Cited<FieldValue>]
  public let structured: Cited<FieldValue>
  /// Whether the structured value stands on the page as well, in another place.
  public let isPrintedToo: Bool

  public init(
    field: FieldName, printed: [Cited<FieldValue>], structured: Cited<FieldValue>,
    isPrintedToo: Bool
  ) {
    self.field = field
    self.printed = printed
    self.structured = structured
    self.isPrintedToo = isPrintedToo
  }
}
