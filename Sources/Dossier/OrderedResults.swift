/// Transforms elements, at most `width` at a time; results come in the elements' order, each as
/// soon as it and all before it are there.
func orderedResults<Element: Sendable, Result: Sendable>(
  of elements: [Element], width: Int,
  _ transform: @escaping @Sendable (Element) async -> Result
) -> AsyncStream<Result> {
  AsyncStream { continuation in
    let task = Task {
      await withTaskGroup(of: (Int, Result).self) { group in
        var rest = elements.enumerated().makeIterator()
        func start(_ next: (offset: Int, element: Element)?) {
          guard let next else { return }
          let (index, element) = next
          group.addTask { (index, await transform(element)) }
        }
        for _ in 0..<width { start(rest.next()) }
        var early: [Int: Result] = [:]
        var given = 0
        for await (index, result) in group {
          early[index] = result
          while let ready = early.removeValue(forKey: given) {
            continuation.yield(ready)
            given += 1
          }
          start(rest.next())
        }
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}
