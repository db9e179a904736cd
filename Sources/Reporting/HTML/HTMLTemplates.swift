internal import Digest
internal import Foundation
internal import Mustache

/// The pages' templates, as they were when the program was built.
struct HTMLTemplates: Sendable {
  static let shared = HTMLTemplates()

  /// A text inside the page, and what a Content-Security-Policy calls it by.
  struct Inline: Sendable {
    let text: String
    let hash: String

    init(_ bytes: [UInt8]) {
      text = String(decoding: bytes, as: UTF8.self)
      var sha = SHA256()
      sha.update(bytes.span.bytes)
      let digest = sha.hexadecimal()
      let octets = stride(from: 0, to: digest.utf8.count, by: 2).compactMap { start in
        UInt8(digest.dropFirst(start).prefix(2), radix: 16)
      }
      hash = "sha256-" + Data(octets).base64EncodedString()
    }
  }

  let style = Inline(PackageResources.style_css)
  let script = Inline(PackageResources.sort_js)
  private let library: MustacheLibrary

  private init() {
    MustacheContentTypes.register(HTMLEscaping(), named: HTMLEscaping.name)
    let sources: [(String, [UInt8])] = [
      ("case-report", PackageResources.case_report_mustache),
      ("inspection-report", PackageResources.inspection_report_mustache),
      ("bag-index", PackageResources.bag_index_mustache),
      ("run-index", PackageResources.run_index_mustache),
      ("head", PackageResources.head_mustache), ("foot", PackageResources.foot_mustache),
      ("finding", PackageResources.finding_mustache),
      ("figure", PackageResources.figure_mustache),
      ("document", PackageResources.document_mustache),
    ]
    var templates: [String: MustacheTemplate] = [:]
    for (name, bytes) in sources {
      do {
        templates[name] = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
      } catch {
        preconditionFailure("the template \(name) is not one: \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  func page(_ name: String, _ view: Any) -> String {
    library.render(view, withTemplate: name) ?? ""
  }
}
