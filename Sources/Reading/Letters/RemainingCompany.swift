internal import Evidence

/// Tells a party by exclusion: a letter has two, and the only company that it names besides the
/// one that is known is the other.
struct RemainingCompany {
  /// Every place of the letter that names a company which may be a party.
  let mentions: [NameMention]
  let letter: LetterText

  private static let score = 0.66

  /// The other company's name; none where the known one is in doubt, or several are left.
  func names(besides known: [FieldCandidate]) -> [FieldCandidate] {
    guard let settled = FieldDecision.settle(known)?.known else { return [] }
    let key = NameKey(settled.value.canonical)
    let others = mentions.filter { mention in
      mention.key.hasForm && !key.isSame(as: mention.key) && !isInFoot(mention)
        && !isTranslation(mention)
    }
    guard let own = others.max(by: { $0.name.count < $1.name.count }),
      others.allSatisfy({ $0.key.isSame(as: own.key) }),
      let place = letter.pages[own.page].place(of: own.range)
    else { return [] }
    return [FieldCandidate(.text(own.name), at: place, score: Self.score)]
  }

  /// `Kelmo Co., Ltd. (可莫有限公司)`: right behind a name its bracket says it in another script.
  private func isTranslation(_ mention: NameMention) -> Bool {
    mentions.contains { other in
      let gap = mention.range.lowerBound - other.range.upperBound
      guard other.page == mention.page, (0...4).contains(gap) else { return false }
      let between = letter.pages[mention.page].substring(
        other.range.upperBound..<mention.range.lowerBound)
      return between.contains { "(（".contains($0) }
    }
  }

  /// The foot of a letter names its writer's partners and banks.
  private func isInFoot(_ mention: NameMention) -> Bool {
    letter.pages[mention.page].lines(of: mention.range).allSatisfy {
      $0.box.midY > $0.page.height * Self.foot
    }
  }

  private static let foot = 0.86
}
