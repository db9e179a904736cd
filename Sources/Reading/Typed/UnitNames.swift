private import Evidence

/// Names of units in the languages that invoices are written in, and what they count.
enum UnitNames {
  /// The kind of a word, whatever its case and diacritics.
  static func kind(of word: String) -> UnitKind? { words[TextFolding.fold(word)] }

  /// The kind of a Chinese or Japanese measure word.
  static func kind(of scalar: Unicode.Scalar) -> UnitKind? {
    if "个個件只隻台臺支把条條张張片块塊本副枚根部顶頂辆輛".unicodeScalars.contains(scalar) {
      return .piece
    }
    if "双雙对對套打组組".unicodeScalars.contains(scalar) { return .group }
    if "箱盒包袋瓶卷罐桶听筒".unicodeScalars.contains(scalar) { return .package }
    return "克斤吨米升".unicodeScalars.contains(scalar) ? .measure : nil
  }

  private static let pieces = """
    pc pcs pce pces piece pieces ea each unit units item items nos st stk stck stuck stuecke \
    stucke stueck u un ud uds unidad unidades unite unites unita pieza piezas pza pzas \
    pz pezzo pezzi stuks stuk szt sztuk sztuka sztuki peca pecas styck kpl ks kus kusy db buc h87 \
    c62 einheit einheiten
    """
  private static let groups = """
    pair pairs pr prs paar paire paires par pares paio paia para pary set sets satz saetze satze \
    dozen dozens doz dz dzd dutzend douzaine docena dozzina kit kits jeu
    """
  private static let packages = """
    box boxes bx ctn ctns carton cartons case cases cs pack packs pk pkg pkgs package packages pkt \
    packet packets bag bags roll rolls bottle bottles btl can cans tube tubes jar jars pallet \
    pallets palette paletten karton kartons kiste kisten packung packungen pckg pck rolle rollen \
    flasche flaschen dose dosen beutel sack boite boites paquet paquets bouteille sachet caja \
    cajas paquete paquetes bolsa botella scatola scatole confezione conf doos pak opak \
    karton kart caixa caixas
    """
  private static let measures = """
    kg kgs g gr gram grams lb lbs oz t ton tons tonne mt m mtr mtrs meter meters metre metres cm \
    mm ft feet inch yd yds yard yards sqm qm l ltr liter liters litre litres ml gal gallon h hr \
    hrs hour hours std stunde stunden day days tag tage month months monat monate km kwh
    """

  private static let words: [String: UnitKind] = {
    var table: [String: UnitKind] = [:]
    let lists: [(String, UnitKind)] = [
      (measures, .measure), (packages, .package), (groups, .group), (pieces, .piece),
    ]
    for (names, kind) in lists {
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        table[String(name)] = kind
      }
    }
    return table
  }()
}
