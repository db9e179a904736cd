import Foundation
import Testing

/// A folder of files that are meant to break their reader, of `fixtures/generator/hostile.py`.
///
/// With HOSTILE=all in the environment all of them, otherwise those that are made within moments.
@Suite(.enabled(if: hasPython, "no python3 to make the files"))
struct `Hostile files` {
  @Test func `each ends in the report, and good documents among them are read as if alone`()
    throws
  {
    let isQuick = ProcessInfo.processInfo.environment["HOSTILE"] != "all"
    let ocr = isQuick ? "--ocr never" : ""
    let seconds = isQuick ? 1 : 3
    let result = try Program.shell(
      """
      folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
      python3 fixtures/generator/hostile.py "$folder/case" \(isQuick ? "--quick" : "") || exit 99
      (cd "$folder/case" && find . -mindepth 1 | LC_ALL=C sort | sha256sum) >"$folder/before"
      dossier check "$folder/case" --format json --document-seconds \(seconds) \(ocr) >"$folder/report"
      status=$?
      (cd "$folder/case" && find . -mindepth 1 | LC_ALL=C sort | sha256sum) >"$folder/after"
      cmp "$folder/before" "$folder/after" || exit 98
      mkdir "$folder/alone"; cp "$folder"/case/*good* "$folder/case/case.yaml" "$folder/alone"
      dossier check "$folder/alone" --format json \(ocr) >"$folder/report-alone"
      printf '[' ; cat "$folder/report"; printf ','; cat "$folder/report-alone"; printf ','
      find "$folder/case" -mindepth 1 ! -name case.yaml ! -type d -print0 | tr '\\0' '\\1' |
        LC_ALL=C tr -cd '\\1' | wc -c; printf ']'
      exit $status
      """)
    #expect(result.status == 1)
    #expect(result.errors == "")
    let parts = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [Any])
    let documents = try Self.documents(of: parts[0])
    let alone = try Self.documents(of: parts[1])
    // The folder that nests too deep is one entry; what lies below it is not counted.
    #expect(documents.count == (parts[2] as? Int ?? 0) + 1)
    #expect(documents.count > (isQuick ? 80 : 95))
    #expect(alone.count > 8)
    for (path, document) in alone {
      #expect(document["problem"] == nil)
      #expect(documents[path] == document)
    }
  }

  private static func documents(of report: Any) throws -> [String: NSDictionary] {
    let root = try #require(report as? [String: Any])
    let list = try #require(root["documents"] as? [NSDictionary])
    return Dictionary(
      list.compactMap { one in (one["path"] as? String).map { ($0, one) } },
      uniquingKeysWith: { first, _ in first })
  }
}

private let hasPython = (try? Program.shell("python3 -c ''").status) == 0
