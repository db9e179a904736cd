public import Evidence

/// What is wrong with a YAML file, and where.
public struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it, printable.
  public let file: String
  public let mark: Mark?
  /// Lower case, no full stop; found, expected and the remedy.
  public let words: LocalizedText

  public init(file: String, mark: Mark?, words: LocalizedText) {
    self.file = file
    self.mark = mark
    self.words = words
  }

  /// What is wrong with rules is told in English only: it is for those who write them.
  public init(file: String, mark: Mark?, message: String) {
    self.init(file: file, mark: mark, words: LocalizedText(plain: message))
  }

  public var message: String { words.en }

  /// `FILE:LINE:COLUMN: MESSAGE`, printable whatever the file and its name hold.
  public func text(in language: ReportLanguage) -> String {
    let place = mark.map { ":\($0.line):\($0.column)" } ?? ""
    return PrintableText.escape("\(file)\(place): \(words.text(in: language))")
  }

  public var description: String { text(in: .en) }
}
