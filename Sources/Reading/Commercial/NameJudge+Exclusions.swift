internal import Evidence
internal import Knowledge

/// What reads like a name and is explained as something else.
extension NameJudge {
  /// An amount in Chinese capitals, its currency and label with it: `人民币（大写） 叁万陆仟捌佰圆整`.
  static func isAmountInWords(_ text: String) -> Bool {
    let amounts = ChineseNumeral.amounts(in: text).map(\.range.count).reduce(0, +)
    return amounts > 0 && amounts * 2 >= text.utf8.count
  }

  /// A label and the number behind it, or the word that says that one follows: `Vendor Nbr 417735`.
  func isNumberedLabel(_ range: Range<Int>, of line: TextLine) -> Bool {
    let labels = (evidence.hitsOfLine[line.index] ?? []).filter {
      $0.range.lowerBound == range.lowerBound && $0.isWord && !$0.isVertical
        && $0.range.upperBound < range.upperBound
    }
    return labels.contains { label in
      let words = line.substring(label.range.upperBound..<range.upperBound)
        .split { " :#.".contains($0) }
      let isWord = words.first.map { Self.numberWords.contains($0.lowercased()) } ?? false
      guard let last = words.last, words.count <= 2 else { return false }
      let isNumber =
        last.contains(where: \.isNumber) && !last.contains { $0.isLetter && $0.isLowercase }
      return words.count == 1 ? isWord || isNumber : isWord && isNumber
    }
  }

  private static let numberWords: Set<String> = [
    "nbr", "no", "nr", "num", "id", "code", "nº", "n°",
  ]

  /// A legal form alone, and what is said of the company: `EURL au capital de 8 000 €`.
  func isFormAndRemark(_ range: Range<Int>, of line: TextLine) -> Bool {
    evidence.said("cue.name_end", in: line).contains { remark in
      guard remark.lowerBound > range.lowerBound, remark.upperBound <= range.upperBound else {
        return false
      }
      let lead = line.substring(range.lowerBound..<remark.lowerBound).trimmingBlanks
      return !lead.isEmpty && CompanyName.formAlone(in: lead) != nil
    }
  }
}
