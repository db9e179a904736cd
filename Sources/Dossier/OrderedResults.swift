/// Transforms elements, at most `width` at a time, and hands on the results in the elements' order.
///
/// Each result is handed on as soon as it and all before it are there. Elements are asked for only
/// as they are needed: a slow one holds back no more than a few results after it, so memory does
/// not grow with their number.
///
/// - Parameters:
///   - next: Gives the next element; nil at the end. Never asked twice at a time.
///   - consume: Nothing is begun anew while it runs.
func orderedResults<Element: Sendable, Result: Sendable>(
  width: Int, next: @escaping @Sendable () async -> Element?,
  transform: @escaping @Sendable (Element) async -> Result,
  consume: (Result) async throws -> Void
) async rethrows {
  try await withThrowingTaskGroup(of: OrderedEvent<Element, Result>.self) { group in
    var given = 0
    var started = 0
    var running = 0
    var early: [Int: Result] = [:]
    var isAsking = false
    var isAtEnd = false
    func ask() {
      guard !isAsking, !isAtEnd, running < width, started - given < 4 * width else { return }
      isAsking = true
      group.addTask { .element(await next()) }
    }
    ask()
    while let event = try await group.next() {
      switch event {
      case .element(let element):
        isAsking = false
        if let element {
          let index = started
          started += 1
          running += 1
          group.addTask { .result(index: index, await transform(element)) }
        } else {
          isAtEnd = true
        }
      case .result(let index, let result):
        running -= 1
        early[index] = result
        while let ready = early.removeValue(forKey: given) {
          try await consume(ready)
          given += 1
        }
      }
      ask()
    }
  }
}

/// What `orderedResults` waits for.
private enum OrderedEvent<Element: Sendable, Result: Sendable>: Sendable {
  case element(Element?)
  case result(index: Int, Result)
}

/// Hands out the elements of a sequence one by one, to whoever asks.
actor Supply<Element: Sendable> {
  private var iterator: any IteratorProtocol<Element>

  init(_ elements: some Sequence<Element>) { iterator = elements.makeIterator() }

  func next() -> Element? { iterator.next() }
}
