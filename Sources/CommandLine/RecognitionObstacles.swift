import Evidence
import Reporting

/// What kept the better engine from reading pictures, told once in a run.
struct RecognitionObstacles {
  private var told: Set<LocalizedText> = []

  mutating func tell(of documents: [ReadDocument], in language: ReportLanguage) {
    for document in documents {
      guard let note = document.extracted.recognition, let obstacle = note.obstacle,
        told.insert(obstacle).inserted
      else { continue }
      let consequence =
        note.engine.map {
          LocalizedText(en: "; \($0) reads pictures instead", zh: "；改由 \($0) 识别图片")
        } ?? LocalizedText(en: "; pictures stay unread", zh: "；图片不予识别")
      Diagnostics.say((obstacle + consequence).text(in: language))
    }
  }
}
