/// Text in the languages of the reports.
public struct LocalizedText: Hashable, Sendable {
  public let en: String
  public let zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The same in every language: numbers, dates, names.
  public init(plain text: String) { self.init(en: text, zh: text) }

  public func text(in language: ReportLanguage) -> String { language == .zh ? zh : en }

  public static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
    LocalizedText(en: left.en + right.en, zh: left.zh + right.zh)
  }
}

public enum ReportLanguage: String, Hashable, Sendable, CaseIterable { case en, zh }
