/// Every check kind there is; a rule can name no other.
enum CheckCatalog {
  static let kinds: [any CheckKind.Type] = [
    // Files
    FileOpensCheck.self, NotEncryptedCheck.self, FileReadableCheck.self, FileTypeAcceptedCheck.self,
    FileTypeOtherCheck.self,
    ExtensionMatchesCheck.self, FileSizeCheck.self, FileNameCheck.self, NoScriptsCheck.self,
    PictureClearCheck.self, NotBlankCheck.self, NotScreenshotCheck.self, PagesLegibleCheck.self,
    PagesCompleteCheck.self, NotAnnotatedCheck.self, UnmarkedCheck.self,
    NotEditedCheck.self, SavedOnceCheck.self, NotDuplicateCheck.self,
    FileNameUniqueCheck.self,
    // Kinds
    KindRecognisedCheck.self, KindAcceptedCheck.self, KindRequestedCheck.self,
    OneDocumentCheck.self, DocumentRequiredCheck.self, GroupRequiredCheck.self,
    // Fields
    PresentCheck.self, MatchesCaseCheck.self, DatedWithinCheck.self, ValidFromCheck.self,
    ValidUntilCheck.self, InOrderCheck.self, DistinctPartiesCheck.self, CheckDigitCheck.self,
    WithoutWordsCheck.self, EmailDomainCheck.self, TerritoryCoversCheck.self,
    LanguageAcceptedCheck.self, TranslatedCheck.self, OneValueCheck.self,
    PhoneInCountryCheck.self, LinesFoundCheck.self, LineProductCheck.self, LinesAgreeCheck.self,
    TotalAgreesCheck.self, WordsAgreeCheck.self, FapiaoNumberCheck.self, FapiaoRegionCheck.self,
    XMLAgreesCheck.self, CodeAgreesCheck.self, NumberAgreesCheck.self, DayAgreesCheck.self,
    TrackingAgreesCheck.self,
    ShowsCaseCheck.self, DeliveredToCheck.self, SignedAboveCheck.self, NumberWithinCheck.self,
    SaidNearCheck.self,
    // What letters and papers say
    SaysCheck.self, SaysNothingCheck.self, NamesCaseCheck.self, NamesNotCheck.self,
    MarkNamedCheck.self,
    NamesNoOtherCheck.self, NamesProductCheck.self, WordCountCheck.self, AttachmentsThereCheck.self,
    AgreesWithEvidenceCheck.self, SectionCountCheck.self, SectionDatesCheck.self,
    ContactInCheck.self, NotSameAsCheck.self, InCountryCheck.self, TransactionsShownCheck.self,
    // Documents together
    NumberUniqueCheck.self, ConsistentAcrossCheck.self, NumbersFollowDatesCheck.self,
    ItemsCoveredCheck.self, UnitsCoveredCheck.self, SourcedBeforeCheck.self,
    ChainCompleteCheck.self, ChainReachesCheck.self, PassesOnCheck.self,
    UpstreamUnitsCheck.self, UpstreamDatesCheck.self, MatchesDocumentsCheck.self,
    NotBeforeCheck.self, DocumentNeededCheck.self, UnitsAtLeastCheck.self,
    UnitsInvoicedCheck.self, ClaimInvoicedCheck.self,
    // The case file
    CaseStatesCheck.self, CaseEqualsCheck.self, CaseInOrderCheck.self, CaseFormCheck.self,
    CaseFlagCheck.self, CaseNamesCheck.self, CaseWindowCheck.self, CaseWindowClosingCheck.self,
    ClaimUnitsCheck.self, UnitsListedCheck.self, TrackingFormCheck.self,
  ]

  static func kind(named name: String) -> (any CheckKind.Type)? {
    kinds.first { $0.name == name }
  }
}
