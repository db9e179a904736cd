extension CaseSchema {
  /// The keys of the file's top level, in the order in which a person fills them in.
  public static let keys: [Key] = [
    Key(
      "ticket", .ticket, "The ticket's category: the name of a pack of rules.",
      example: "authenticity", isNeeded: true),
    Key(
      "marketplace", .country, "The country of the store that the ticket is about.",
      example: "US"),
    Key(
      "case_id", .text, "The number that Seller Support gave the ticket.", example: "\"1234567890\""
    ),
    Key(
      "notified", .day, "The day on which the performance notification arrived.",
      example: "2026-11-10"),
    Key(
      "submitting", .day, "The day of the upload; today when left out.", example: "2026-11-22"),
    Key("occurred", .day, "The day on which the problem happened.", example: "2026-11-09"),
    Key(
      "deadline", .day, "The last day for the answer, as the notice says.", example: "2026-11-27"),
    Key(
      "contact_email", .text, "The address that the ticket is sent from.",
      example: "ops@lanyu.example"),
    Key("account", .record(account), "The seller, exactly as registered in Seller Central."),
    Key("brands", .list(.record(brand)), "The brands that the ticket is about."),
    Key("items", .list(.record(item)), "The products that the notice cites."),
    Key("orders", .list(.record(order)), "The customer orders that the ticket is about."),
    Key("shipments", .list(.record(shipment)), "The shipments to or from Amazon's warehouses."),
    Key("complaint", .record(complaint), "The rights owner's complaint that is answered."),
    Key("claim", .record(claim), "What is claimed back."),
    Key(
      "related_account", .record(relatedAccount),
      "The other account that this one is said to be linked to."),
    Key(
      "waivers", .list(.record(waiver)),
      "Gaps that somebody answers for; they are told all the same, and the verdict stays."),
  ]

  private static let waiver = [
    Key("rule", .text, "The rule, as reports name it.", example: "authenticity/invoice-date"),
    Key("reason", .text, "Why the gap may stay.", example: "Support agreed in case 1234567890"),
    Key("by", .text, "Who answers for it.", example: "Li Wei"),
    Key("until", .day, "The last day on which it holds.", example: "2026-12-31"),
    Key(
      "sha256", .text,
      "Of the document as it is now; left out where the gap is of no single document.",
      example: "555547d385470d73040f4ecce8bfdf46a7c63478d301fc16c4aa526de0e8fb82"),
  ]

  private static let account = [
    Key(
      "name", .text, "The legal name, as in Seller Central.",
      example: "Shenzhen Lanyu Technology Co., Ltd."),
    Key(
      "aliases", .list(.text),
      "The same legal entity in another script, or a registered short form.",
      example: "[深圳市蓝屿科技有限公司]"),
    Key("store", .text, "The store's name that customers see.", example: "Lanyu Direct"),
    Key("seller_id", .text, "The seller's identifier at Amazon.", example: "A1B2C3D4E5F6G7"),
    Key(
      "address", .text, "The registered address in one line.",
      example: "8 Keji Road, Nanshan District, Shenzhen, Guangdong 518057, China"),
    Key("country", .country, "The country of registration.", example: "CN"),
    Key("email", .text, "The registered e-mail address.", example: "ops@lanyu.example"),
    Key("phone", .text, "The registered telephone number.", example: "\"+86 755 8600 0000\""),
    Key(
      "registration", .text, "The unified social credit code or company number.",
      example: "91440300MA5QEYFH70"),
    Key("tax_ids", .list(.text), "VAT and other tax numbers.", example: "[GB980780684]"),
    Key("representative", .text, "The legal representative.", example: "Li Wei"),
  ]

  private static let brand = [
    Key("name", .text, "The brand as it stands on the product.", example: "LUMO"),
    Key("owner", .text, "The company that owns the brand.", example: "Lumo Brands LLC"),
    Key("trademark", .record(trademark), "The registered trademark."),
  ]

  private static let trademark = [
    Key("number", .text, "The registration number.", example: "\"6123456\""),
    Key("office", .text, "The office that registered it.", example: "USPTO"),
  ]

  private static let item = [
    Key("asin", .text, "Amazon's number of the product.", example: "B0ABCDEFGH"),
    Key("title", .text, "The title of the listing.", example: "Lumo LED Desk Lamp"),
    Key("brand", .text, "The brand of the listing.", example: "LUMO"),
    Key("model", .text, "The model as the manufacturer calls it.", example: "LX-200"),
    Key(
      "identifiers", .list(.text), "GTIN, UPC or EAN, in quotes.", example: "[\"036000241457\"]"),
    Key("sku", .text, "The seller's own number.", example: "LY-LAMP-01"),
    Key("fnsku", .text, "The number on Amazon's warehouse label.", example: "X00ABCDEF1"),
    Key("units_sold", .integer, "Units sold in the 365 days before the notice.", example: "740"),
    Key("listed", .day, "The day on which the product was first listed.", example: "2025-02-01"),
  ]

  private static let order = [
    Key("id", .text, "The order's number.", example: "113-1234567-1234567"),
    Key("placed", .day, "The day of the order.", example: "2026-10-01"),
    Key("total", .money, "What the customer paid.", example: "59.99 USD"),
    Key("carrier", .text, "Who carried it.", example: "UPS"),
    Key("tracking", .text, "The carrier's tracking number.", example: "1Z5R89390357567127"),
    Key("recipient", .record(recipient), "Whom it was sent to."),
    Key("shipped", .day, "The day on which it was handed to the carrier.", example: "2026-10-02"),
    Key("promised", .day, "The last day of delivery that was promised.", example: "2026-10-06"),
    Key("delivered", .day, "The day of delivery.", example: "2026-10-05"),
    Key(
      "refunded", .day, "The day on which the customer was refunded or sent a replacement.",
      example: "2026-10-12"),
  ]

  private static let recipient = [
    Key("name", .text, "The recipient's name.", example: "J. Doe"),
    Key("address", .text, "The address of delivery in one line.", example: "12 Elm St, Seattle"),
    Key("postal_code", .text, "The postal code, in quotes.", example: "\"98109\""),
    Key("country", .country, "The country of delivery.", example: "US"),
  ]

  private static let shipment = [
    Key("id", .text, "The shipment's number.", example: "FBA15ABCDEFG"),
    Key("shipped", .day, "The day on which it was handed to the carrier.", example: "2026-08-01"),
    Key("delivered", .day, "The day on which the warehouse took it in.", example: "2026-08-20"),
    Key("closed", .flag, "Whether Seller Central shows it as closed.", example: "true"),
    Key("destination", .text, "The warehouse's code.", example: "ONT8"),
    Key("carrier", .text, "Who carried it.", example: "UPS"),
    Key("tracking", .text, "The carrier's tracking or PRO number.", example: "1Z5R89390357567127"),
    Key("boxes", .integer, "How many boxes were sent.", example: "40"),
    Key("weight", .weight, "The total weight with its unit.", example: "512 kg"),
    Key("units", .list(.record(units)), "What was sent and what was received."),
  ]

  private static let units = [
    Key("item", .text, "The product's FNSKU, SKU or ASIN.", example: "X00ABCDEF1"),
    Key("shipped", .integer, "Units that were sent.", example: "400"),
    Key("received", .integer, "Units that the warehouse counted.", example: "352"),
  ]

  private static let complaint = [
    Key("id", .text, "The complaint's number.", example: "\"12345678901\""),
    Key("rights_owner", .text, "Who complained.", example: "Lumo Brands LLC"),
    Key("ip_number", .text, "The number of the right it rests on.", example: "\"6123456\""),
  ]

  private static let claim = [
    Key("id", .text, "The claim's number.", example: "\"8123456789\""),
    Key("units", .integer, "How many units are claimed.", example: "48"),
    Key("amount", .money, "The amount that is claimed.", example: "612.00 USD"),
    Key("reported", .day, "The day on which the loss was reported.", example: "2026-09-02"),
    Key(
      "decided", .day, "The day on which the claim was decided against the seller.",
      example: "2026-10-20"),
  ]

  private static let relatedAccount = [
    Key("store", .text, "The other account's store.", example: "Old Store"),
    Key("seller_id", .text, "The other account's identifier.", example: "A1B2C3D4E5F6G7"),
    Key("relation", .text, "What it is to this account.", example: "former"),
  ]
}
