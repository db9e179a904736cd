/// Puts a document's elements together as the parser tells them.
final class MarkupBuilder {
  private let limits: MarkupLimits
  private var open: [MarkupElement] = []
  private var count = 0
  private(set) var root: MarkupElement?
  private(set) var refusal: MarkupError?

  init(limits: MarkupLimits) { self.limits = limits }

  /// Whether the document may go on.
  func start(_ qualifiedName: String, _ attributes: [String: String]) -> Bool {
    count += 1
    if count > limits.elements { refuse(.limit("elements")) }
    if open.count >= limits.depth { refuse(.limit("depth")) }
    open.append(MarkupElement(qualifiedName: qualifiedName, attributes: attributes))
    return refusal == nil
  }

  func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  func add(_ text: UnsafeRawBufferPointer) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += String(decoding: text, as: UTF8.self)
  }

  /// Keeps the first reason.
  func refuse(_ error: MarkupError) { if refusal == nil { refusal = error } }
}
