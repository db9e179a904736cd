/// The dotted name of a field, as the public contract has it: `supplier.name`, `lines[2].quantity`.
public struct FieldName: Hashable, Sendable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral value: String) { text = value }

  /// A field of a line of a table; lines count from one.
  public static func line(_ index: Int, _ member: String) -> FieldName {
    FieldName("lines[\(index)].\(member)")
  }

  public var description: String { text }

  /// What kind of value the field holds, by its last component.
  public var type: FieldType {
    let last = text.split(separator: ".").last.map(String.init) ?? text
    switch last {
    case "issue_date", "due_date", "established", "expires", "delivered", "shipped", "start", "end":
      return .date
    case "net", "tax", "total", "payable", "unit_price", "amount", "weight": return .decimal
    case "quantity", "boxes": return .decimal
    case "each_occurrence", "aggregate", "deductible": return .decimal
    default: return .text
    }
  }

  /// The line that the field belongs to, counted from one; nil outside tables.
  public var lineIndex: Int? {
    guard text.hasPrefix("lines["), let close = text.firstIndex(of: "]") else { return nil }
    return Int(text[text.index(text.startIndex, offsetBy: 6)..<close])
  }

  public static func < (left: FieldName, right: FieldName) -> Bool { left.text < right.text }
}

public enum FieldType: Sendable { case text, date, decimal }
