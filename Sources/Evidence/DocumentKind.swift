/// What kind of document a file is; the names are those of the public contract.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  case invoice
  case proformaInvoice = "proforma-invoice"
  case quotation
  case orderConfirmation = "order-confirmation"
  case purchaseOrder = "purchase-order"
  case receipt
  case creditNote = "credit-note"
  case packingSlip = "packing-slip"
  case billOfLading = "bill-of-lading"
  case proofOfDelivery = "proof-of-delivery"
  case letterOfAuthorization = "letter-of-authorization"
  case businessLicense = "business-license"
  case trademarkCertificate = "trademark-certificate"
  case identityDocument = "identity-document"
  case utilityBill = "utility-bill"
  case bankStatement = "bank-statement"
  case planOfAction = "plan-of-action"
  case nonInfringementStatement = "non-infringement-statement"
  case counterNotice = "counter-notice"
  case retraction
  case testReport = "test-report"
  case declarationOfConformity = "declaration-of-conformity"
  case childrensProductCertificate = "childrens-product-certificate"
  case generalCertificateOfConformity = "general-certificate-of-conformity"
  case safetyDataSheet = "safety-data-sheet"
  case certificateOfAnalysis = "certificate-of-analysis"
  case insuranceCertificate = "insurance-certificate"
  case taxCertificate = "tax-certificate"
  case eprCertificate = "epr-certificate"
  case contract
  case customsDeclaration = "customs-declaration"
  case salesReport = "sales-report"
  case photo
  case other

  /// Invoices and the papers that are laid out like one: parties, lines, totals.
  public var isCommercial: Bool {
    switch self {
    case .invoice, .proformaInvoice, .quotation, .orderConfirmation, .purchaseOrder, .receipt,
      .creditNote, .packingSlip:
      true
    default: false
    }
  }
  /// Everything but those and letters of authorization: certificates, bills, statements, reports.
  public var isPaper: Bool { !isCommercial && self != .letterOfAuthorization }
}
