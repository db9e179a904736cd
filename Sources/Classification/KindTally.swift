internal import Evidence

/// The points of one kind, and what they were given for.
struct KindTally {
  /// How prominent its title is, 0 to 1.
  var title = 0.0
  var titleText = ""
  var signs: Set<String> = []
  var against: Set<String> = []
  var claims: Set<String> = []
  /// What turns a document with another kind's title into one of this kind.
  var turns: Set<String> = []
  /// Whether all it sums up is below zero.
  var givesBack = false
  /// How many of its labels stand in the document.
  var labels = 0
  /// What the layout of sums and articles speaks for it.
  var layout = 0.0

  /// Points of a title that could not be plainer.
  private static let titleWeight = 6.5
  private static let signWeight = 0.7
  private static let mostSigns = 4.2
  private static let labelWeight = 0.25
  private static let mostLabels = 2.0
  private static let againstWeight = 1.6
  private static let mostAgainst = 3.2
  /// What a sentence claims that only such documents do says what they are, without a title.
  private static let claimWeight = 2.9
  private static let furtherClaim = 0.6
  private static let mostClaims = 4.1

  var score: Double {
    title * Self.titleWeight + min(Self.mostSigns, Double(signs.count) * Self.signWeight)
      + (claims.isEmpty
        ? 0
        : min(Self.mostClaims, Self.claimWeight + Double(claims.count - 1) * Self.furtherClaim))
      + min(Self.mostLabels, Double(labels) * Self.labelWeight) + layout
      - min(Self.mostAgainst, Double(against.count) * Self.againstWeight)
  }

  /// What was seen, in words for people.
  var basis: [LocalizedText] {
    var result: [LocalizedText] = []
    if title > 0 {
      result.append(LocalizedText(en: "title \"\(titleText)\"", zh: "标题“\(titleText)”"))
    }
    result += turns.sorted().prefix(3).map {
      LocalizedText(en: "turned by \"\($0)\"", zh: "“\($0)”表明其性质")
    }
    if givesBack { result.append(LocalizedText(en: "sums below zero", zh: "合计为负数")) }
    result += signs.sorted().prefix(6).map {
      LocalizedText(en: "says \"\($0)\"", zh: "含有“\($0)”")
    }
    result += claims.sorted().prefix(3).map {
      LocalizedText(en: "claims \"\($0)\"", zh: "声明“\($0)”")
    }
    if labels > 0 {
      result.append(LocalizedText(en: "\(labels) of its labels", zh: "含有 \(labels) 个该类字段名"))
    }
    if layout > 0 {
      result.append(LocalizedText(en: "sums beside their names", zh: "金额与其名称并列"))
    }
    result += against.sorted().prefix(3).map {
      LocalizedText(en: "against: \"\($0)\"", zh: "反面依据“\($0)”")
    }
    return result
  }
}
