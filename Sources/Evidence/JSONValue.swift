/// A JSON value whose objects keep their order, so that the same value is always the same bytes.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(DecimalNumber)
  case string(String)
  case array([JSONValue])
  /// Written in this order; the caller sees to it that no key stands twice.
  case object([Member])

  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object of pairs, in their order.
  public static func object(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { Member($0.key, $0.value) })
  }

  /// The string, or `null` for nil.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A measure with a fixed number of places (0 to 9), such as a coordinate; `null` if not finite.
  public static func rounded(_ number: Double, places: Int) -> JSONValue {
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let scaled = (number * power).rounded()
    guard scaled.magnitude < 9e15 else { return .null }
    return .decimal(DecimalNumber(mantissa: Int64(scaled), scale: places))
  }

  /// The value of a key; nil when this is no object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSONValue {
  /// One line without blanks, as NDJSON needs it; no line end after it.
  public var compact: String {
    var writer = JSONWriter(isPretty: false)
    writer.write(self)
    return writer.text
  }

  /// Indented by two blanks, lists of plain values on full lines, a line feed at the end.
  public var pretty: String { pretty(inside: 0) + "\n" }

  /// The same as a part of something larger: its lines but the first are indented by `depth` steps
  /// more, and no line end follows.
  public func pretty(inside depth: Int) -> String {
    var writer = JSONWriter(isPretty: true, indentation: String(repeating: "  ", count: depth))
    writer.write(self)
    return writer.text
  }

  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .integer, .decimal, .string: false
    }
  }
}

private struct JSONWriter {
  private static let lineLength = 100

  let isPretty: Bool
  private(set) var text = ""
  private var indentation: String

  init(isPretty: Bool, indentation: String = "") {
    self.isPretty = isPretty
    self.indentation = indentation
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .decimal(let number): text += number.description
    case .string(let string): writeString(string)
    case .array(let elements): writeArray(elements)
    case .object(let members):
      writeContainer("{", members, "}") { writer, member in
        writer.writeString(member.key)
        writer.text += writer.isPretty ? ": " : ":"
        writer.write(member.value)
      }
    }
  }

  private mutating func writeArray(_ elements: [JSONValue]) {
    if isPretty, !elements.isEmpty, !elements.contains(where: \.isContainer) {
      writePlainValues(elements.map(\.compact))
    } else {
      writeContainer("[", elements, "]") { writer, element in writer.write(element) }
    }
  }

  /// Writes a list of plain values on one line where it fits, otherwise on full lines.
  private mutating func writePlainValues(_ values: [String]) {
    let line = "[" + values.joined(separator: ", ") + "]"
    guard indentation.utf8.count + line.utf8.count > Self.lineLength else {
      text += line
      return
    }
    text += "["
    var column = Self.lineLength
    for (index, value) in values.enumerated() {
      let piece = index + 1 < values.count ? value + "," : value
      if column + 1 + piece.utf8.count > Self.lineLength {
        text += "\n" + indentation + "  "
        column = indentation.utf8.count + 2
      } else {
        text += " "
        column += 1
      }
      text += piece
      column += piece.utf8.count
    }
    text += "\n" + indentation + "]"
  }

  private mutating func writeContainer<Element>(
    _ open: String, _ elements: [Element], _ close: String,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    let outer = indentation
    indentation += "  "
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if isPretty { text += "\n" + indentation }
      writeElement(&self, element)
    }
    indentation = outer
    if isPretty, !elements.isEmpty { text += "\n" + indentation }
    text += close
  }

  private mutating func writeString(_ string: String) {
    text += "\""
    if string.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      text += string
    } else {
      for scalar in string.unicodeScalars { writeScalar(scalar) }
    }
    text += "\""
  }

  private mutating func writeScalar(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    // Legal as \u0000, but too many consumers cut the string there.
    case "\0": text += "\u{FFFD}"
    default:
      switch scalar.properties.generalCategory {
      // Direction overrides and the like would fool a terminal; escaped, they lose nothing.
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
