public import Evidence

/// What is read from one document, as JSON: an element of a report's `documents`, and more.
public struct JSONInspection: Sendable {
  private let withWords: Bool

  private let language: ReportLanguage

  /// `withWords` adds every line of text and its place.
  public init(withWords: Bool = false, language: ReportLanguage = .en) {
    self.withWords = withWords
    self.language = language
  }

  /// The inspection as one value.
  public func inspection(of document: ReadDocument) -> JSONValue {
    let extracted = document.extracted
    var members = EncodedDocument(document, language: language).members
    members.append(.init("information", Self.information(extracted.information)))
    members.append(.init("page_details", .array(extracted.pages.map(page))))
    return .object(members)
  }

  private func shown(_ box: Box, on page: Page) -> Box {
    page.recognition?.toShown?.box(box) ?? box
  }

  private static func information(_ information: DocumentInformation) -> JSONValue {
    [
      "title": .optional(information.title),
      "author": .optional(information.author),
      "producer": .optional(information.producer),
      "creator": .optional(information.creator),
      "created": .optional(information.created?.description),
      "modified": .optional(information.modified?.description),
      "format_version": .optional(information.formatVersion),
      "revisions": .integer(information.revisions),
      "forbidden": .array(information.forbidden.map(JSONValue.string)),
      "javascript": .bool(information.hasJavaScript),
      "attachments": .array(
        information.attachments.map {
          ["name": .string($0.name), "bytes": .integer($0.size)]
        }),
      "annotations": .array(
        information.annotations.map {
          [
            "type": .string($0.subtype), "page": .integer($0.page),
            "box": EncodedDocument.box($0.box),
          ]
        }),
      "fonts": .array(
        information.fonts.map {
          [
            "name": .string($0.name), "type": .string($0.type), "embedded": .bool($0.isEmbedded),
          ]
        }),
    ]
  }

  private func page(_ page: Page) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("page", .integer(page.number)),
      .init("width", .rounded(page.width, places: 1)),
      .init("height", .rounded(page.height, places: 1)),
      .init("rotation", .integer(page.rotation)),
      .init("words", .integer(page.words.count)),
      .init("images", .integer(page.images.count)),
      .init("only_image", .bool(page.isImageOnly)),
    ]
    if let recognition = page.recognition {
      let measured = Legibility.Measure.allCases.compactMap { measure in
        recognition.legibility[measure].map {
          JSONValue.Member(measure.rawValue, .integer($0))
        }
      }
      members.append(.init("legibility", .object(measured)))
    }
    if withWords {
      members.append(
        .init(
          "lines",
          .array(
            page.lines.map { range in
              let words = page.words[range]
              return [
                "text": .string(words.map(\.text).joined(separator: " ")),
                "box": EncodedDocument.box(
                  Box.union(of: words.map(\.box)).map { shown($0, on: page) }),
              ]
            })))
    }
    return .object(members)
  }
}
