import Foundation
import FuzzTargets
import Testing

/// What fuzzers began with and what they found, run through the parsers without a fuzzer.
@Suite struct `Seeds of fuzzers` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/fuzz")

  private static func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = folder.appendingPathComponent(target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      try Array(Data(contentsOf: folder.appendingPathComponent($0)))
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `are parsed, whole, cut and altered`(target: FuzzTarget) throws {
    let seeds = try Self.seeds(of: target)
    #expect(!seeds.isEmpty)
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
    for seed in seeds {
      target.run(seed)
      for _ in 0..<20 where !seed.isEmpty {
        var altered = Array(seed.prefix(1 + random(seed.count)))
        for _ in 0...random(3) { altered[random(altered.count)] = UInt8(random(256)) }
        target.run(altered)
      }
    }
  }
}
