internal import CReader
public import Evidence

/// What readers are kept from, as far as this machine can.
public enum Isolation {
  /// The layers that readers on this machine have.
  public static let layers: Set<IsolationLayer> = Set(
    IsolationLayer.allCases.filter { rdr_layers() & $0.bit != 0 })

  /// What a set of layers lacks, in a fixed order.
  public static func missing(from layers: Set<IsolationLayer>) -> [IsolationLayer] {
    IsolationLayer.allCases.filter { !layers.contains($0) }
  }
}

extension IsolationLayer {
  fileprivate var bit: UInt32 {
    switch self {
    case .files: UInt32(RDR_LAYER_FILES)
    case .calls: UInt32(RDR_LAYER_CALLS)
    case .memory: UInt32(RDR_LAYER_MEMORY)
    }
  }
}

extension Set<IsolationLayer> {
  /// As the C of readers has them.
  var bits: UInt32 { reduce(0) { $0 | $1.bit } }

  init(bits: UInt32) { self.init(IsolationLayer.allCases.filter { bits & $0.bit != 0 }) }
}
