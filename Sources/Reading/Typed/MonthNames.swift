private import Evidence

/// Names of the months and their abbreviations, without diacritics.
enum MonthNames {
  /// The month of 1 to 12 that a word names in one of the languages known.
  static func month(_ word: String) -> Int? {
    guard word.unicodeScalars.count >= 3 else { return nil }
    return table[TextFolding.fold(word)]
  }

  /// One line a month: English, German, French, Spanish, Italian, Dutch, Polish, Portuguese,
  /// Swedish, Danish, Norwegian, Finnish, Czech.
  private static let names = [
    """
    january jan januar janner jaenner janvier janv enero ene gennaio gen januari stycznia styczen \
    sty janeiro tammikuuta tammikuu ledna leden
    """,
    """
    february feb februar feber fevrier fevr fev febrero febbraio febbr februari lutego luty lut \
    fevereiro helmikuuta helmikuu unora unor
    """,
    """
    march mar marz maerz mrz mars marzo maart mrt marca marzec marco marts maaliskuuta \
    maaliskuu brezna brezen
    """,
    "april apr avril avr abril abr aprile kwietnia kwiecien kwi huhtikuuta huhtikuu dubna duben",
    "may mai mayo maggio mag mei maja maj maio toukokuuta toukokuu kvetna kveten",
    """
    june jun juni juin junio giugno giu czerwca czerwiec cze junho kesakuuta kesakuu cervna \
    cerven
    """,
    """
    july jul juli juillet juil julio luglio lug lipca lipiec lip julho heinakuuta heinakuu \
    cervence cervenec
    """,
    """
    august aug aout agosto ago augustus sierpnia sierpien sie augusti elokuuta elokuu srpna srpen
    """,
    """
    september sep sept septembre septiembre setiembre settembre sett set wrzesnia wrzesien wrz \
    setembro syyskuuta syyskuu zari
    """,
    """
    october oct oktober okt octobre octubre ottobre ott pazdziernika pazdziernik paz outubro out \
    lokakuuta lokakuu rijna rijen
    """,
    """
    november nov novembre noviembre listopada listopad lis novembro marraskuuta marraskuu
    """,
    """
    december dec dezember dez decembre diciembre dic dicembre grudnia grudzien gru dezembro \
    joulukuuta joulukuu prosince prosinec
    """,
  ]

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        table[String(name)] = index + 1
      }
    }
    return table
  }()
}
