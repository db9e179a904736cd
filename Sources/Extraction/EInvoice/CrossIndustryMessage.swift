internal import Evidence
internal import Markup

/// UN/CEFACT's message: invoices of ZUGFeRD 1.0, of Factur-X and ZUGFeRD 2, orders of Order-X.
///
/// Version 1.0 has other names for the same things; names are tried in turn.
struct CrossIndustryMessage {
  private let root: MarkupElement
  private let text: EInvoiceText
  private let syntax: EInvoice.Syntax
  private let exchanged: MarkupElement?
  private let transaction: MarkupElement?
  private let agreement: MarkupElement?
  private let settlement: MarkupElement?

  /// Nil for another root.
  init?(_ root: MarkupElement, limits: ExtractionLimits) {
    switch root.name {
    case "CrossIndustryInvoice", "CrossIndustryDocument": syntax = .cii
    case "SCRDMCCBDACIOMessageStructure": syntax = .cio
    default: return nil
    }
    self.root = root
    text = EInvoiceText(limits)
    exchanged = root.first(of: ["ExchangedDocument", "HeaderExchangedDocument"])
    transaction = root.first(of: [
      "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction",
    ])
    agreement = transaction?.first(of: [
      "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement",
    ])
    settlement = transaction?.first(of: [
      "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement",
    ])
  }

  var invoice: EInvoice {
    var invoice = EInvoice(syntax: syntax)
    let context = root.first(of: [
      "ExchangedDocumentContext", "SpecifiedExchangedDocumentContext",
    ])
    invoice.guideline = text.at(
      "GuidelineSpecifiedDocumentContextParameter/ID", in: context)
    invoice.number = text.at("ID", in: exchanged)
    invoice.typeCode = text.at("TypeCode", in: exchanged) ?? (syntax == .cio ? "220" : nil)
    invoice.issueDate = day(exchanged?.first("IssueDateTime"))
    invoice.dueDate = day(settlement?.first("SpecifiedTradePaymentTerms/DueDateDateTime"))
    invoice.currency = text.at("InvoiceCurrencyCode", "OrderCurrencyCode", in: settlement)
    readTotals(into: &invoice)
    invoice.seller = party(agreement?.first("SellerTradeParty"))
    invoice.buyer = party(agreement?.first("BuyerTradeParty"))
    invoice.lines =
      (transaction?.all("IncludedSupplyChainTradeLineItem") ?? []).compactMap(line)
    return invoice
  }

  private func readTotals(into invoice: inout EInvoice) {
    let sums = settlement?.first(of: [
      "SpecifiedTradeSettlementHeaderMonetarySummation",
      "SpecifiedTradeSettlementMonetarySummation",
    ])
    func amount(_ name: String) -> String? {
      let stated = sums?.all(name) ?? []
      // The tax may be stated in the currency of the books as well.
      let own = stated.first { $0.attributes["currencyID"] == invoice.currency }
      return text.of(own ?? stated.first)
    }
    invoice.net = amount("TaxBasisTotalAmount")
    invoice.tax = amount("TaxTotalAmount")
    invoice.total = amount("GrandTotalAmount")
    invoice.payable = amount("DuePayableAmount")
  }

  /// Only whole days: weeks and months are left out.
  private func day(_ element: MarkupElement?) -> String? {
    guard let value = element?.first(of: ["DateTimeString", "DateString", "DateTime"]) else {
      return nil
    }
    let format = value.attributes["format"] ?? "102"
    return ["102", "203", "204"].contains(format) ? text.of(value) : nil
  }

  private func party(_ element: MarkupElement?) -> EInvoice.Party {
    var party = EInvoice.Party()
    guard let element else { return party }
    party.name = text.at("Name", in: element)
    let registrations = element.all("SpecifiedTaxRegistration/ID")
    party.taxIDs = text.few(
      ["VA", "FC"].flatMap { scheme in
        registrations.filter { $0.attributes["schemeID"] == scheme }.compactMap(text.of)
      })
    let address = element.first("PostalTradeAddress")
    let city = [text.at("PostcodeCode", in: address), text.at("CityName", in: address)]
      .compactMap(\.self).joined(separator: " ")
    party.address =
      ["LineOne", "LineTwo", "LineThree"].compactMap { text.at($0, in: address) }
      + [city].filter { !$0.isEmpty }
      + ["CountrySubDivisionName", "CountryID"].compactMap { text.at($0, in: address) }
    let contact = element.first("DefinedTradeContact")
    party.phone = text.at("TelephoneUniversalCommunication/CompleteNumber", in: contact)
    party.email =
      text.at(
        "EmailURIUniversalCommunication/URIID", "EmailURIUniversalCommunication/CompleteNumber",
        in: contact)
      ?? element.all("URIUniversalCommunication/URIID")
      .first { $0.attributes["schemeID"] == "EM" }.flatMap(text.of)
    return party
  }

  /// Nil for a line that sells nothing.
  private func line(_ element: MarkupElement) -> EInvoice.Line? {
    let reason = text.at("AssociatedDocumentLineDocument/LineStatusReasonCode", in: element)
    guard reason != "GROUP", reason != "INFORMATION" else { return nil }
    let agreement = element.first(of: [
      "SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement",
    ])
    let delivery = element.first(of: [
      "SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery",
    ])
    let settlement = element.first(of: [
      "SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement",
    ])
    let product = element.first("SpecifiedTradeProduct")
    var line = EInvoice.Line()
    line.name = text.at("Name", "Description", in: product)
    line.identifier = text.at("GlobalID", "SellerAssignedID", "BuyerAssignedID", in: product)
    let quantity = delivery?.first(of: ["BilledQuantity", "AgreedQuantity", "RequestedQuantity"])
    line.quantity = text.of(quantity)
    line.unit = text.attribute("unitCode", of: quantity)
    line.amount = text.at(
      "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
      "SpecifiedTradeSettlementMonetarySummation/LineTotalAmount", in: settlement)
    if let price = agreement?.first("NetPriceProductTradePrice"),
      isOne(text.at("BasisQuantity", in: price))
    {
      line.unitPrice = text.at("ChargeAmount", in: price)
    }
    guard line.quantity != nil || line.amount != nil else { return nil }
    return line
  }

  private func isOne(_ quantity: String?) -> Bool {
    quantity.map { DecimalNumber(plain: $0) == DecimalNumber(1) } ?? true
  }
}
