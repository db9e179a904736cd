import Foundation
import TestDocuments
import Testing

@Suite struct `On a cluster` {
  private static let hasSpark =
    (try? Program.shell(Program.surroundings + "python3 -c 'import pyspark' && java -version")
      .status) == 0

  @Test(.enabled(if: hasSpark, "PySpark or Java is not installed"))
  func `Spark pipes the cases through the program and collects every one of them`() throws {
    let scratch = try Scratch()
    for name in ["gaps-letter", "ready-us", "undetermined"] {
      let target = scratch.folder.appendingPathComponent("root/\(name)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Program.root.appendingPathComponent("fixtures/cases/\(name)"), to: target)
    }
    try scratch.write("root/bro'ken \\ name/case.yaml", "ticket: nonsense\n")
    try scratch.write(
      "cases.txt", "gaps-letter\n./ready-us/\nundetermined\nready-us\nnowhere\nbro'ken \\ name\n")
    let program = Program.root.appendingPathComponent("Sources/Cluster/check_cases.py").path
    let result = try Program.shell(
      Program.surroundings
        + "SPARK_LOCAL_IP=127.0.0.1 python3 '\(program)' --root root --cases cases.txt "
        + "--dossier '\(Program.folder.path)/dossier' --output verdicts.parquet "
        + "--rounds 2 --partitions 2 -- --no-cache",
      in: scratch.folder)
    #expect(result.status == 0, "\(result.errors.suffix(2000))")
    let counts = result.output.split(separator: "\n").map(String.init)
    #expect(counts == ["gaps 1", "ready 1", "refused 2", "undetermined 1"])
    let parts = try FileManager.default.contentsOfDirectory(
      atPath: scratch.folder.appendingPathComponent("verdicts.parquet").path)
    #expect(parts.contains("_SUCCESS") && parts.contains { $0.hasSuffix(".parquet") })
  }
}
