/// The words that name kinds of parts of an address, and the names that may be left out.
enum AddressVocabulary {
  /// The long form of an abbreviation; the word itself where it is none.
  static func canonical(_ word: String) -> String {
    if let long = abbreviations[word] { return long }
    if word.hasSuffix("str"), word.utf8.count > 5 { return word + "asse" }
    return word
  }

  static func role(_ word: String) -> AddressParts.Role? { roles[word] }

  /// Words that say only what kind of part follows.
  static func isDropped(_ word: String) -> Bool { dropped.contains(word) }

  /// Names of provinces and states, which may be left out.
  static func isOptional(_ word: String) -> Bool {
    pinyinProvinces.contains(word) || stateNames.contains(word)
  }

  static func isStreetType(_ word: String) -> Bool { streetTypes.contains(word) }

  /// A street's name and kind in one word: Hauptstrasse, Kerkstraat.
  static func isStreetSuffix(_ word: String) -> Bool {
    streetSuffixes.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 1 }
  }

  static func isLeadingStreetType(_ word: String) -> Bool { leadingStreetTypes.contains(word) }

  static func direction(_ word: String) -> String? { directions.contains(word) ? word : nil }

  /// The folded name, without blanks, of a state of the US by its abbreviation.
  static func state(_ abbreviation: String) -> String? { states[abbreviation] }

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  private static let abbreviations: [String: String] = [
    "rd": "road", "st": "street", "str": "strasse", "ave": "avenue", "av": "avenue",
    "blvd": "boulevard", "ln": "lane", "dr": "drive", "hwy": "highway", "pkwy": "parkway",
    "ct": "court", "sq": "square", "rm": "room", "bldg": "building", "bld": "building",
    "bldng": "building", "blk": "block", "fl": "floor", "flr": "floor", "ste": "suite",
    "apt": "apartment", "nr": "no", "num": "no", "number": "no", "dist": "district",
    "prov": "province", "ind": "industrial", "indl": "industrial", "ctr": "center",
    "centre": "center", "pl": "place", "n": "north", "s": "south", "w": "west",
    "ul": "ulica", "wy": "way", "tce": "terrace", "cres": "crescent", "estates": "estate",
    "one": "1", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5",
    "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
  ]

  private static let roles: [String: AddressParts.Role] = [
    "room": .room, "unit": .room, "suite": .room, "apartment": .room, "flat": .room,
    "office": .room, "shop": .room, "zimmer": .room, "floor": .floor, "f": .floor,
    "etage": .floor, "og": .floor, "building": .building, "block": .building, "tower": .building,
    "gebaude": .building, "gebaeude": .building,
  ]

  private static let dropped = set(
    """
    no district city province county town of the shi qu sheng zhen p r pr o municipality bei \
    postcode zip plz post code
    """)

  private static let streetTypes = set(
    """
    road street avenue boulevard lane drive highway parkway court square way place terrace \
    crescent close strasse weg platz gasse allee lu jie dadao alley path row
    """)

  private static let leadingStreetTypes = set(
    "rue via viale corso piazza calle avenida paseo plaza carrer rua praca ulica aleja chemin quai")

  private static let streetSuffixes = [
    "strasse", "weg", "platz", "gasse", "allee", "ring", "damm", "ufer", "straat", "laan",
    "plein", "gatan", "vagen", "vej", "gade",
  ]

  /// Letters that stood in front of postal codes: D-80331, CH-8001.
  static func isCountryLetter(_ word: String) -> Bool { countryLetters.contains(word) }

  private static let countryLetters = set(
    "d de a at ch f fr i it b be nl l lu dk pl cz e es p pt s se")

  private static let directions = set(
    "north south east west northeast northwest southeast southwest")

  /// In Chinese, without the ending that says what they are.
  static let provinces = [
    "广东", "浙江", "江苏", "福建", "山东", "河北", "河南", "湖北", "湖南", "江西", "安徽", "四川", "云南",
    "贵州", "海南", "陕西", "山西", "辽宁", "吉林", "黑龙江", "甘肃", "青海", "广西", "内蒙古", "宁夏",
    "新疆", "西藏",
  ]

  private static let pinyinProvinces = set(
    """
    guangdong zhejiang jiangsu fujian shandong hebei henan hubei hunan jiangxi anhui sichuan \
    yunnan guizhou hainan shaanxi shanxi liaoning jilin heilongjiang gansu qinghai guangxi \
    ningxia xinjiang canton
    """)

  private static let stateNames = Set(states.values)

  private static let states: [String: String] = {
    let table = """
      al alabama ak alaska az arizona ar arkansas ca california co colorado ct connecticut \
      de delaware fl florida ga georgia hi hawaii id idaho il illinois in indiana ia iowa \
      ks kansas ky kentucky la louisiana me maine md maryland ma massachusetts mi michigan \
      mn minnesota ms mississippi mo missouri mt montana ne nebraska nv nevada nh newhampshire \
      nj newjersey nm newmexico ny newyork nc northcarolina nd northdakota oh ohio ok oklahoma \
      or oregon pa pennsylvania ri rhodeisland sc southcarolina sd southdakota tn tennessee \
      tx texas ut utah vt vermont va virginia wa washington wv westvirginia wi wisconsin wy wyoming
      """
    var result: [String: String] = [:]
    let words = table.split(separator: " ").map(String.init)
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      result[words[index]] = words[index + 1]
    }
    return result
  }()
}
