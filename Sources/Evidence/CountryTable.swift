/// The names of countries and regions, folded, for look-up.
enum CountryTable {
  struct Entry: Sendable {
    let code: String
    let names: [String]
  }

  static let entries: [Entry] = table.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|")
    guard parts.count == 2 else { return nil }
    return Entry(code: String(parts[0]), names: parts[1].split(separator: ",").map(String.init))
  }

  /// The longest name that begins at a position of the text: its region, its end, and whether it
  /// is only a code.
  static func longestName(
    in text: FoldedText, at start: Int
  ) -> (Country.Region, Int, Bool)? {
    let scalars = text.scalars
    guard scalars[start] != " ", let candidates = index[scalars[start]],
      !isWord(scalars[start]) || start == 0 || !isWord(scalars[start - 1])
    else { return nil }
    for candidate in candidates {
      let end = start + candidate.name.count
      guard end <= scalars.count, scalars[start..<end].elementsEqual(candidate.name) else {
        continue
      }
      let isInsideWord = isWord(scalars[end - 1]) && end < scalars.count && isWord(scalars[end])
      if isInsideWord || (candidate.isCode && !text.isCapital[start..<end].allSatisfy(\.self)) {
        continue
      }
      return (candidate.region, end, candidate.isCode)
    }
    return nil
  }

  private struct Name: Sendable {
    let name: [Unicode.Scalar]
    let region: Country.Region
    let isCode: Bool
  }

  /// By their first scalar, the longest first.
  private static let index: [Unicode.Scalar: [Name]] = {
    var result: [Unicode.Scalar: [Name]] = [:]
    func add(_ name: String, _ region: Country.Region, isCode: Bool) {
      let scalars = FoldedText(name).scalars
      guard let first = scalars.first else { return }
      result[first, default: []].append(Name(name: scalars, region: region, isCode: isCode))
    }
    for entry in entries {
      let region = Country.Region.countries([entry.code])
      add(entry.code, region, isCode: true)
      for name in entry.names { add(name, region, isCode: false) }
    }
    for (code, alias) in [("US", "USA"), ("GB", "UK"), ("CN", "PRC"), ("AE", "UAE")] {
      add(alias, .countries([code]), isCode: true)
    }
    for (names, region) in regions {
      for name in names.split(separator: ",") {
        add(String(name), region, isCode: name == "EU" || name == "EEA")
      }
    }
    return result.mapValues { $0.sorted { $0.name.count > $1.name.count } }
  }()

  /// A letter that makes one word with its neighbours; Han does not.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
      || scalar.properties.numericType != nil && scalar.value < 0x80
  }

  private static let union: Set<String> = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
    "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
  ]

  private static let regions: [(String, Country.Region)] = [
    (
      """
      worldwide,world wide,global,globally,all countries,all territories,entire world,\
      throughout the world,whole world,the world,any country,weltweit,dans le monde entier,\
      monde entier,mondial,mundial,todo el mundo,tutto il mondo,mondiale,mondo intero,wereldwijd,hele wereld,cały świat,\
      całym świecie,mundo inteiro,todo o mundo,全世界中,世界各国,全球,全世界,世界范围,世界各地,所有国家
      """, .worldwide
    ),
    (
      "EU,European Union,member states of the European Union,Europäische Union,"
        + "Europäischen Union,Union européenne,Unión Europea,Unione Europea,União Europeia,"
        + "Europese Unie,Unia Europejska,Unii Europejskiej,欧州連合,欧盟,歐盟", .countries(union)
    ),
    (
      "EEA,European Economic Area,Europäischer Wirtschaftsraum,Espace économique européen,"
        + "Espacio Económico Europeo,Spazio Economico Europeo,Europese Economische Ruimte,"
        + "欧洲经济区,欧州経済領域",
      .countries(union.union(["IS", "LI", "NO"]))
    ),
    (
      "Europe,Europa,欧洲,歐洲",
      .countries(union.union(["GB", "CH", "NO", "IS", "LI"]))
    ),
    ("North America,Nordamerika,Amérique du Nord,北美,北美洲", .countries(["US", "CA", "MX"])),
    ("DACH,D A CH", .countries(["DE", "AT", "CH"])),
    ("Benelux,Bénélux,Benelux-Staaten", .countries(["BE", "NL", "LU"])),
  ]

  private static let table = """
    US|United States of America,Stany Zjednoczone,Verenigde Staten,アメリカ合衆国,米国,アメリカ,United States,contiguous United States,continental United States,\
    lower 48 states,lower 48,48 contiguous states,fifty states,50 states,Vereinigte Staaten,Vereinigten Staaten,\
    États-Unis,Etats-Unis d'Amérique,Estados Unidos,Stati Uniti,美国,美國,美利坚合众国
    CA|Canada,Kanada,Canadá,カナダ,加拿大
    MX|Mexico,Mexiko,Mexique,México,República Mexicana,Estados Unidos Mexicanos,United Mexican States,Messico,メキシコ,墨西哥
    BR|República Federativa do Brasil,Brasile,ブラジル,Brazil,Brasilien,Brésil,Brasil,巴西
    GB|United Kingdom of Great Britain and Northern Ireland,United Kingdom,Great Britain,Gran Bretagna,Gran Bretaña,Grande-Bretagne,Verenigd Koninkrijk,Groot-Brittannië,Wielka Brytania,Zjednoczone Królestwo,イギリス,英国,England,Scotland,Wales,Northern Ireland,\
    Vereinigtes Königreich,Großbritannien,Royaume-Uni,Reino Unido,Regno Unito,英国,英國
    DE|Germany,Bundesrepublik Deutschland,Deutschland,Repubblica Federale di Germania,République fédérale d'Allemagne,República Federal de Alemania,Alemanha,Tyskland,Německo,ドイツ,Federal Republic of Germany,Allemagne,Alemania,Germania,Duitsland,\
    Niemcy,德国,德國
    FR|French Republic,République française,France métropolitaine,França,Frankrig,フランス,France,Frankreich,Francia,Frankrijk,Francja,法国,法國
    IT|Italian Republic,Repubblica Italiana,Itália,イタリア,Italy,Italien,Italia,Italie,Italië,Włochy,意大利
    ES|Kingdom of Spain,Reino de España,Spanje,Hiszpania,Espanha,スペイン,Spain,Spanien,Espagne,España,Spagna,西班牙
    NL|Kingdom of the Netherlands,Holandia,Olanda,Países Baixos,オランダ,Netherlands,The Netherlands,Holland,Niederlande,Pays-Bas,Nederland,Países Bajos,\
    Paesi Bassi,荷兰,荷蘭
    BE|Kingdom of Belgium,Belgia,ベルギー,Belgium,Belgien,Belgique,België,Bélgica,Belgio,比利时,比利時
    LU|Grand Duchy of Luxembourg,Grand-Duché de Luxembourg,Großherzogtum Luxemburg,Luxemburgo,Luxembourg,Luxemburg,Lussemburgo,卢森堡
    AT|Republik Österreich,Republic of Austria,Oostenrijk,オーストリア,Austria,Österreich,Autriche,Oesterreich,奥地利
    CH|Swiss Confederation,Schweizerische Eidgenossenschaft,Zwitserland,Szwajcaria,Suíça,スイス,Switzerland,Schweiz,Suisse,Svizzera,Suiza,瑞士
    LI|Liechtenstein,列支敦士登
    PL|Republic of Poland,Rzeczpospolita Polska,ポーランド,Poland,Polen,Pologne,Polska,Polonia,波兰
    CZ|Repubblica Ceca,República Checa,Tsjechië,Czechy,Czech Republic,Czechia,Tschechien,Tschechische Republik,République tchèque,\
    Česká republika,捷克
    SK|Slovakia,Slowakei,Slovaquie,Slovensko,斯洛伐克
    HU|Hungary,Ungarn,Hongrie,Magyarország,匈牙利
    RO|Romania,Rumänien,Roumanie,România,罗马尼亚
    BG|Bulgaria,Bulgarien,Bulgarie,保加利亚
    GR|Hellenic Republic,Grecia,Griekenland,Greece,Griechenland,Grèce,Hellas,希腊
    PT|República Portuguesa,Portogallo,Portugalia,Portugal,葡萄牙
    IE|Republic of Ireland,Irlanda,Ierland,アイルランド,Ireland,Irland,Irlande,爱尔兰
    DK|Danimarca,Dinamarca,Denemarken,Dania,Denmark,Dänemark,Danemark,Danmark,丹麦
    SE|Kingdom of Sweden,Svezia,Suecia,Zweden,Szwecja,スウェーデン,Sweden,Schweden,Suède,Sverige,瑞典
    FI|Finlandia,Finland,Finnland,Finlande,Suomi,芬兰
    NO|Norvegia,Noruega,Noorwegen,Norwegia,Norway,Norwegen,Norvège,Norge,挪威
    IS|Iceland,Island,Islande,冰岛
    EE|Estonia,Estland,Estonie,爱沙尼亚
    LV|Latvia,Lettland,Lettonie,拉脱维亚
    LT|Lithuania,Litauen,Lituanie,立陶宛
    SI|Slovenia,Slowenien,Slovénie,斯洛文尼亚
    HR|Croatia,Kroatien,Croatie,Hrvatska,克罗地亚
    RS|Serbia,Serbien,Serbie,塞尔维亚
    CY|Cyprus,Zypern,Chypre,塞浦路斯
    MT|Malta,Malte,马耳他
    UA|Ukraine,乌克兰
    RU|Russia,Russian Federation,Russland,Russie,俄罗斯
    TR|Turkey,Türkiye,Türkei,Turquie,土耳其
    CN|People's Republic of China,PR China,P R China,Mainland China,Chinese Mainland,China,Volksrepublik China,\
    Chine,中华人民共和国,中国大陆,中国,中國,中國大陸
    HK|Hong Kong SAR,Hong Kong China,Hong Kong,Hongkong,中国香港,中國香港,香港
    MO|Macau,Macao,澳门,澳門
    TW|Taiwan,中国台湾,台湾,台灣,臺灣
    JP|Giappone,Japón,Japonia,Japan,Japon,日本,日本国
    KR|Corea del Sud,Corea del Sur,大韩民国,South Korea,Republic of Korea,Korea,Südkorea,Corée du Sud,韩国,韓國
    SG|Singapore,Singapur,Singapour,新加坡
    MY|Malaysia,Malaisie,马来西亚
    TH|Thailand,Thaïlande,泰国
    VN|Vietnam,Viet Nam,越南
    ID|Indonesia,Indonesien,Indonésie,印度尼西亚,印尼
    PH|Philippines,Philippinen,菲律宾
    IN|India,Indien,Inde,印度
    PK|Pakistan,巴基斯坦
    BD|Bangladesh,Bangladesch,孟加拉国
    LK|Sri Lanka,斯里兰卡
    AE|United Arab Emirates,Vereinigte Arabische Emirate,Émirats arabes unis,Dubai,\
    阿联酋,阿拉伯联合酋长国
    SA|Saudi Arabia,Kingdom of Saudi Arabia,Saudi-Arabien,Arabie saoudite,沙特阿拉伯,沙特
    EG|Egypt,Ägypten,Égypte,埃及
    IL|Israel,Israël,以色列
    ZA|South Africa,Südafrika,Afrique du Sud,南非
    MA|Morocco,Marokko,Maroc,摩洛哥
    AU|Commonwealth of Australia,オーストラリア,Australia,Australien,Australie,澳大利亚,澳洲
    NZ|New Zealand,Neuseeland,Nouvelle-Zélande,新西兰
    AR|República Argentina,Argentina,Argentinien,Argentine,阿根廷
    CL|República de Chile,Chile,Chili,智利
    CO|República de Colombia,Colombia,Kolumbien,Colombie,哥伦比亚
    PE|República del Perú,Peru,Pérou,Perú,秘鲁
    """
}
