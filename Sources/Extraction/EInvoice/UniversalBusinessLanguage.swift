internal import Evidence
internal import Markup

/// OASIS UBL 2: invoices, credit notes and orders.
struct UniversalBusinessLanguage {
  static let namespace = "urn:oasis:names:specification:ubl:schema:xsd:"

  /// The kinds of document, and the code of UNTDID 1001 that each is where it states none.
  private static let roots = [
    "Invoice": "380", "CreditNote": "381", "Order": "220", "OrderResponse": "231",
  ]

  private let root: MarkupElement
  private let text: EInvoiceText
  private let usualCode: String

  /// Nil for another root, or one without UBL's namespace.
  init?(_ root: MarkupElement, limits: ExtractionLimits) {
    guard let code = Self.roots[root.name],
      root.attributes.contains(where: {
        $0.key.hasPrefix("xmlns") && $0.value.hasPrefix(Self.namespace)
      })
    else { return nil }
    self.root = root
    usualCode = code
    text = EInvoiceText(limits)
  }

  var invoice: EInvoice {
    var invoice = EInvoice(syntax: .ubl)
    invoice.guideline = text.at("CustomizationID", in: root)
    invoice.number = text.at("ID", in: root)
    let stated = text.at(
      "InvoiceTypeCode", "CreditNoteTypeCode", "OrderTypeCode", "OrderResponseCode", in: root)
    // The codes of order responses are of another list.
    invoice.typeCode = root.name == "OrderResponse" ? usualCode : stated ?? usualCode
    invoice.issueDate = text.at("IssueDate", in: root)
    invoice.dueDate = text.at("DueDate", "PaymentMeans/PaymentDueDate", in: root)
    invoice.currency = text.at("DocumentCurrencyCode", in: root)
    readTotals(into: &invoice)
    invoice.seller = party(
      root.first("AccountingSupplierParty/Party") ?? root.first("SellerSupplierParty/Party"))
    invoice.buyer = party(
      root.first("AccountingCustomerParty/Party") ?? root.first("BuyerCustomerParty/Party"))
    invoice.lines =
      ["InvoiceLine", "CreditNoteLine", "OrderLine/LineItem"].flatMap { root.all($0) }
      .compactMap(line)
    return invoice
  }

  private func readTotals(into invoice: inout EInvoice) {
    let sums = root.first("LegalMonetaryTotal") ?? root.first("AnticipatedMonetaryTotal")
    invoice.net = text.at("TaxExclusiveAmount", in: sums)
    invoice.total = text.at("TaxInclusiveAmount", in: sums)
    invoice.payable = text.at("PayableAmount", in: sums)
    let taxes = root.all("TaxTotal/TaxAmount")
    invoice.tax = text.of(
      taxes.first { $0.attributes["currencyID"] == invoice.currency } ?? taxes.first)
  }

  private func party(_ element: MarkupElement?) -> EInvoice.Party {
    var party = EInvoice.Party()
    guard let element else { return party }
    party.name = text.at("PartyLegalEntity/RegistrationName", "PartyName/Name", in: element)
    let schemes = element.all("PartyTaxScheme")
    let isVAT = { (scheme: MarkupElement) in text.at("TaxScheme/ID", in: scheme) == "VAT" }
    party.taxIDs = text.few(
      (schemes.filter(isVAT) + schemes.filter { !isVAT($0) })
        .compactMap { text.at("CompanyID", in: $0) })
    let address = element.first("PostalAddress")
    let city = [text.at("PostalZone", in: address), text.at("CityName", in: address)]
      .compactMap(\.self).joined(separator: " ")
    party.address =
      ["StreetName", "AdditionalStreetName", "AddressLine/Line"].compactMap {
        text.at($0, in: address)
      } + [city].filter { !$0.isEmpty }
      + ["CountrySubentity", "Country/IdentificationCode"].compactMap { text.at($0, in: address) }
    party.phone = text.at("Contact/Telephone", in: element)
    party.email = text.at("Contact/ElectronicMail", in: element)
    party.website = text.at("WebsiteURI", in: element)
    return party
  }

  /// Nil for a line that sells nothing.
  private func line(_ element: MarkupElement) -> EInvoice.Line? {
    let item = element.first("Item")
    var line = EInvoice.Line()
    line.name = text.at("Name", "Description", in: item)
    line.identifier = text.at(
      "StandardItemIdentification/ID", "SellersItemIdentification/ID",
      "BuyersItemIdentification/ID", in: item)
    let quantity = element.first(of: ["InvoicedQuantity", "CreditedQuantity", "Quantity"])
    line.quantity = text.of(quantity)
    line.unit = text.attribute("unitCode", of: quantity)
    line.amount = text.at("LineExtensionAmount", in: element)
    if let price = element.first("Price") {
      let base = text.at("BaseQuantity", in: price)
      if base.map({ DecimalNumber(plain: $0) == DecimalNumber(1) }) ?? true {
        line.unitPrice = text.at("PriceAmount", in: price)
      }
    }
    guard line.quantity != nil || line.amount != nil else { return nil }
    return line
  }
}
