public import Evidence

/// The JSON Schema (draft 2020-12) of the report; readers must ignore keys that it does not name.
public enum ReportSchema {
  public static let json: JSONValue = .object(
    [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", "urn:dossier:report:1"),
      .init("title", "The report of one case"),
    ] + members(of: report)
      + [.init("$defs", ["document": document, "check": check, "finding": finding, "box": box])])

  private static let report = object(
    required: [
      "schema": ["const": .string(JSONReport.schemaName)],
      "tool": object(
        required: ["name": text, "version": text],
        optional: [
          "missing_isolation": described(
            list(choice(IsolationLayer.allCases)), "what readers of this run were not kept from")
        ]),
      "case": object(
        required: [
          "path": described(text, "as the caller named the folder, never absolute"),
          "ticket": text, "marketplace": optionalText, "submitting": day,
        ],
        optional: [
          "left_out": described(
            list(text), "hidden files and those of the system; folders end with a slash")
        ]),
      "verdict": choice(Verdict.allCases),
      "documents": list(reference("document")),
      "checks": list(reference("check")),
      "findings": list(reference("finding")),
      "outlook": outlook,
      "summary": object(required: [
        "documents": count, "errors": count, "warnings": count, "notes": count,
        "checks": object(
          required: Outcome.allCases.map { .init($0.rawValue, count) }),
      ]),
    ],
    optional: ["overlays": described(list(overlay), "changes to the rules of the ticket")])

  private static let overlay = object(required: [
    "name": text, "title": text, "added": list(text),
    "changed": described(list(text), "rules that weigh otherwise, parameters of other values"),
    "switched_off": list(object(required: ["rule": text, "reason": text])),
  ])

  private static let check = object(
    required: ["rule": text, "outcome": choice(Outcome.allCases), "document": optionalText],
    optional: ["field": text, "subject": text])

  private static let finding = object(
    required: [
      "rule": text,
      "severity": choice(Severity.allCases),
      "reason": choice(Reason.allCases),
      "outcome": choice([Outcome.fail, .unknown]),
      "document": described(optionalText, "null: the case file or the documents together"),
      "field": described(optionalText, "of the document; of the case file where it is null"),
      "subject": described(optionalText, "an ASIN, an order, a shipment, a document kind"),
      "message": text,
      "expected": optionalText,
      "found": optionalText,
      "evidence": list(
        object(
          required: [
            "document": text, "page": optional(pageNumber), "box": optional(reference("box")),
            "text": optionalText,
          ],
          optional: ["boxes": list(reference("box")), "source": choice([TextSource.xml, .code])])),
      "fix": object(required: ["who": text, "action": text]),
      "source": object(
        required: ["title": text, "as_of": ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}"]],
        optional: ["url": text]),
    ],
    optional: [
      "waiver": object(required: ["reason": text, "by": text, "until": day]),
      "known": described(["type": "boolean"], "whether the baseline has it already"),
    ])

  private static let outlook = described(
    object(required: [
      "ready_from": optional(limit), "ready_until": optional(limit), "mend_by": optional(limit),
      "turns": list(
        object(required: [
          "day": day, "rule": text, "severity": choice([Severity.error, .warning]),
          "outcome": choice(Outcome.allCases), "document": optionalText, "field": optionalText,
          "subject": optionalText,
        ])),
    ]), "what changes with the day of the upload, if nothing else does")

  private static let limit = object(required: [
    "day": day,
    "because": list(
      object(required: [
        "rule": text, "document": optionalText, "field": optionalText, "subject": optionalText,
        "message": text,
      ])),
  ])

  private static let box = described(
    [
      "type": "array", "items": ["type": "number"], "minItems": 4, "maxItems": 4,
    ], "x0, y0, x1, y1 in points or pixels from the top left corner")
}

extension ReportSchema {
  fileprivate static let document = object(
    required: [
      "path": text,
      "sha256": optional(["type": "string", "pattern": "^[0-9a-f]{64}$"]),
      "bytes": count,
      "media_type": optionalText,
      "pages": optional(count),
      "kind": optional(choice(DocumentKind.allCases)),
      "kind_confidence": optional(share),
      "languages": list(text),
      "text_source": choice(TextOrigin.allCases),
      "fields": list(field),
    ],
    optional: [
      "kind_basis": list(text),
      "runner_up": object(required: ["kind": choice(DocumentKind.allCases), "confidence": share]),
      "recognized_by": described(text, "what read the text of pictures"),
      "e_invoice": object(
        required: ["attachment": optionalText],
        optional: [
          "syntax": choice(EInvoice.Syntax.allCases), "guideline": optionalText, "problem": text,
        ]),
      "codes": list(
        object(
          required: [
            "format": choice(PageCode.Format.allCases), "page": pageNumber,
            "box": reference("box"), "text": text,
          ],
          optional: ["states": ["type": "object", "additionalProperties": text]])),
      "problem": object(required: [
        "reason": choice([Reason.unreadable, .encrypted]), "message": text,
      ]),
      "information": ["type": "object"],
      "page_details": list(["type": "object"]),
    ])

  private static let reading: [JSONValue.Member] = [
    .init("text", text), .init("source", choice(TextSource.allCases)), .init("page", pageNumber),
    .init("box", optional(reference("box"))), .init("boxes", list(reference("box"))),
  ]

  private static let field = object(
    required: ["name": text, "value": optionalText],
    optional: reading + [
      .init("confidence", share),
      .init("state", ["enum": ["ambiguous", "unknown"]]),
      .init("alternatives", list(object(required: [.init("value", text)], optional: reading))),
      .init("unknown", .object([.init("enum", .array(causes))])),
    ])

  private static let causes = Doubt.Cause.allCases.map {
    JSONValue.string(EncodedDocument.cause($0))
  }
}

extension ReportSchema {
  fileprivate static let text: JSONValue = ["type": "string"]
  fileprivate static let optionalText: JSONValue = ["type": ["string", "null"]]
  fileprivate static let day: JSONValue = ["type": "string", "format": "date"]
  fileprivate static let count: JSONValue = ["type": "integer", "minimum": 0]
  fileprivate static let pageNumber: JSONValue = ["type": "integer", "minimum": 1]
  fileprivate static let share: JSONValue = ["type": "number", "minimum": 0, "maximum": 1]

  fileprivate static func members(of value: JSONValue) -> [JSONValue.Member] {
    if case .object(let members) = value { members } else { [] }
  }

  fileprivate static func object(
    required: KeyValuePairs<String, JSONValue>, optional: KeyValuePairs<String, JSONValue> = [:]
  ) -> JSONValue {
    object(
      required: required.map { .init($0.key, $0.value) },
      optional: optional.map { .init($0.key, $0.value) })
  }

  fileprivate static func object(
    required: KeyValuePairs<String, JSONValue>, optional: [JSONValue.Member]
  ) -> JSONValue {
    object(required: required.map { .init($0.key, $0.value) }, optional: optional)
  }

  fileprivate static func object(
    required: [JSONValue.Member], optional: [JSONValue.Member] = []
  ) -> JSONValue {
    [
      "type": "object", "properties": .object(required + optional),
      "required": .array(required.map { .string($0.key) }),
    ]
  }

  fileprivate static func list(_ element: JSONValue) -> JSONValue {
    ["type": "array", "items": element]
  }

  fileprivate static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/$defs/" + name)]
  }

  fileprivate static func optional(_ schema: JSONValue) -> JSONValue {
    ["anyOf": [schema, ["type": "null"]]]
  }

  fileprivate static func choice(_ values: [some RawRepresentable<String>]) -> JSONValue {
    ["enum": .array(values.map { .string($0.rawValue) })]
  }

  fileprivate static func described(_ schema: JSONValue, _ description: String) -> JSONValue {
    .object(members(of: schema) + [.init("description", .string(description))])
  }
}
