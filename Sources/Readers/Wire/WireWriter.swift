/// Writes values as bytes: numbers of variable length, everything else with its length before.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ count: Int) { write(UInt64(max(0, count))) }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ block: [UInt8]) {
    write(block.count)
    bytes.append(contentsOf: block)
  }

  mutating func write<Value>(
    _ value: Value?, _ encode: (inout WireWriter, Value) -> Void
  ) {
    write(value != nil)
    if let value { encode(&self, value) }
  }

  mutating func write<Element>(
    _ list: [Element], _ encode: (inout WireWriter, Element) -> Void
  ) {
    write(list.count)
    for element in list { encode(&self, element) }
  }
}
