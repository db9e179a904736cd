internal import Evidence
internal import Foundation

/// One document of a corpus and the values that it is known to have.
struct TrueDocument: Sendable {
  /// Relative to the corpus folder.
  let file: String
  /// By the contract's field names; a field that is not here is not labelled and not scored.
  let values: [FieldName: String]
  /// Names of kinds that count as right; empty when not labelled.
  let kinds: Set<DocumentKind>
  /// Whether the document is known to be none of the commercial papers.
  let isNoInvoice: Bool
  let language: String
  let medium: String
  /// Fields whose true value stands in the text layer, where that is known.
  let inText: [FieldName: Bool]
  /// Documents of one group are the same paper in other wrappings and share one weight.
  let group: String
  /// Issuer and producer: documents of one layout are never parted between the two halves.
  let layout: String
}

/// Reads a truth file: one JSON object a line.
enum TruthFile {
  struct Problem: Error, CustomStringConvertible { let description: String }

  private static let names: [String: FieldName] = [
    "seller": "supplier.name", "buyer": "buyer.name", "seller_vat": "supplier.tax_id",
    "licensor": "licensor.name", "licensee": "licensee.name",
  ]
  private static let known: Set<String> = [
    "number", "issue_date", "due_date", "currency", "total", "tax", "net", "quantity", "brand",
    "territory", "registration", "name", "representative", "established", "expires", "address",
    "tracking", "boxes", "weight", "delivered",
  ]

  static func read(_ path: String) throws -> [TrueDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(description: "\(path): cannot be read")
    }
    return try String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated().map {
      let object = try? JSONSerialization.jsonObject(with: Data($0.element.utf8))
      guard let fields = object as? [String: Any], let file = fields["file"] as? String else {
        throw Problem(description: "\(path):\($0.offset + 1): not a JSON object with 'file'")
      }
      return document(file, fields)
    }
  }

  private static func document(_ file: String, _ fields: [String: Any]) -> TrueDocument {
    var values: [FieldName: String] = [:]
    var inText: [FieldName: Bool] = [:]
    let labelledInText = fields["in_text"] as? [String: Any] ?? [:]
    // Of these papers the number that is labelled is the contract's, not their own.
    let hasForeignNumber = fields["truth"] as? String == "human-deepform"
    for (key, value) in fields {
      guard let name = names[key] ?? (isField(key) ? FieldName(key) : nil),
        let text = text(value), !(hasForeignNumber && key == "number")
      else { continue }
      values[name] = text
      inText[name] = labelledInText[key] as? Bool
    }
    // Profiles without lines are labelled with none; their pages have lines all the same.
    if let lines = text(fields["lines"]), fields["lines"] is NSNumber, lines != "0" {
      values["lines"] = lines
    }
    let kind = fields["kind"] as? String ?? ""
    return TrueDocument(
      file: file, values: values, kinds: kinds(kind),
      isNoInvoice: fields["truth"] as? String == "filename",
      language: fields["lang"] as? String ?? "?", medium: fields["medium"] as? String ?? "?",
      inText: inText, group: fields["doc_group"] as? String ?? file,
      layout: fields["layout"] as? String ?? file)
  }

  /// A field of the contract under its own name: one of those above, or one with a dot.
  private static func isField(_ key: String) -> Bool { known.contains(key) || key.contains(".") }

  private static func text(_ value: Any?) -> String? {
    switch value {
    case let text as String: text.isEmpty ? nil : text
    case let number as NSNumber: number.stringValue
    case let texts as [String]: texts.joined(separator: ", ")
    default: nil
    }
  }

  private static func kinds(_ name: String) -> Set<DocumentKind> {
    if let kind = DocumentKind(rawValue: name) { return [kind] }
    switch name {
    case "corrected invoice": return [.invoice, .creditNote]
    case "credit note": return [.creditNote, .invoice]
    case "order", "order change": return [.purchaseOrder]
    case "order response": return [.orderConfirmation]
    case "order/contract": return [.purchaseOrder, .contract, .orderConfirmation]
    case "fapiao": return [.invoice]
    case _ where name.hasSuffix("invoice"): return [.invoice]
    default: return []
    }
  }
}
