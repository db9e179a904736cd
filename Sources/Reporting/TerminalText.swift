import Evidence

/// How text for a person is laid out.
public struct TextLayout: Hashable, Sendable {
  /// Columns of a line.
  public let width: Int
  /// Whether lines may have colours (ANSI escapes).
  public let hasColour: Bool

  public init(width: Int = 100, hasColour: Bool = false) {
    self.width = max(width, 40)
    self.hasColour = hasColour
  }
}

enum TextStyle: String {
  case plain = ""
  case strong = "1"
  case faint = "2"
  case red = "1;31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
}

/// Text for a terminal, in the making: everything that comes in leaves printable and wrapped.
struct TerminalText {
  private(set) var text = ""
  private let layout: TextLayout

  init(_ layout: TextLayout) { self.layout = layout }

  mutating func blankLine() {
    if !text.isEmpty { text += "\n" }
  }

  /// A paragraph behind a label: further lines begin where its first one did.
  ///
  /// `labelWidth` is in columns, the blank after the label not counted.
  mutating func paragraph(
    _ body: String, indent: Int = 0, label: String = "", labelWidth: Int = 0,
    labelStyle: TextStyle = .plain, style: TextStyle = .plain
  ) {
    let label = Self.printable(label)
    let columns = max(labelWidth, DisplayWidth.of(label))
    let hanging = indent + (columns > 0 ? columns + 1 : 0)
    let lines = brokenIntoLines(Self.printable(body), width: layout.width - hanging)
    for (index, line) in lines.enumerated() {
      let isFirst = index == 0 && columns > 0
      text += String(repeating: " ", count: isFirst ? indent : hanging)
      if isFirst {
        text += styled(label, labelStyle)
        if !line.isEmpty {
          text += String(repeating: " ", count: columns - DisplayWidth.of(label) + 1)
        }
      }
      text += styled(line, style) + "\n"
    }
  }

  /// Paragraphs behind their labels, which are all as wide as the widest.
  mutating func facts(_ facts: [(label: String, text: String)], indent: Int = 0) {
    let width = facts.map { DisplayWidth.of($0.label) }.max() ?? 0
    for fact in facts {
      paragraph(
        fact.text, indent: indent, label: fact.label, labelWidth: width + 1, labelStyle: .faint)
    }
  }

  /// Columns side by side, as wide as their widest cell; the last one is wrapped.
  mutating func table(_ rows: [[String]], indent: Int) {
    let rows = rows.map { $0.map(Self.printable) }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<max(0, count - 1)).map { column in
      rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    for row in rows {
      var head = zip(row.dropLast(), widths).map { DisplayWidth.padded($0, to: $1) }
        .joined(separator: "  ")
      if row.count > 1 { head += " " }
      paragraph(row.last ?? "", indent: indent, label: head)
    }
  }

  private func styled(_ text: String, _ style: TextStyle) -> String {
    guard layout.hasColour, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  /// Line ends and tabs become blanks, whatever else is not drawn is spelled out.
  static func printable(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n", "\r", "\t": result += " "
      default: result += PrintableText.escape(scalar)
      }
    }
  }
}
