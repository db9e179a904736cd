internal import Evidence
internal import Onnx
internal import Sampling

/// A line of text as it was read.
struct ReadLine {
  struct Character {
    let text: String
    /// Where its middle lies along the strip, from 0 to 1.
    let position: Double
    /// 0 to 1.
    let probability: Double
  }

  let strip: ImageStrip
  let characters: [Character]

  /// The mean of the characters' probabilities; 0 where nothing was read.
  var confidence: Double {
    characters.isEmpty
      ? 0 : characters.reduce(0) { $0 + $1.probability } / Double(characters.count)
  }
}

/// Reads lines of text with PP-OCR's network for recognition.
struct LineReader {
  /// The network's height.
  private static let height = 48
  /// The network was trained on lines of this width and more.
  private static let leastWidth = 320
  private static let mostWidth = 3_200
  /// Lines that are read at a time have at most so many columns altogether.
  private static let batchColumns = 4_000

  private let model: OnnxModel
  private let alphabet: [String]

  /// Nil where the model does not bring its alphabet.
  init?(_ model: OnnxModel) {
    guard let characters = model.metadata("character") else { return nil }
    self.model = model
    // The first class stands for no character, the last one for a blank.
    alphabet = [""] + characters.split(separator: "\n").map(String.init) + [" "]
  }

  /// Reads strips of an image, which its first column begins and whose text stands upright in them.
  func read(_ strips: [ImageStrip], of image: PageImage, half: PageImage?) -> [ReadLine] {
    let widths = strips.map { strip in
      let width = Int((Double(Self.height) * strip.length / max(strip.height, 1)).rounded(.up))
      return min(max(width, 8), Self.mostWidth)
    }
    var lines = strips.map { ReadLine(strip: $0, characters: []) }
    var batch: [Int] = []
    for index in strips.indices.sorted(by: { widths[$0] < widths[$1] }) {
      let width = max(widths[index], Self.leastWidth)
      if !batch.isEmpty, (batch.count + 1) * width > Self.batchColumns {
        read(batch, widths, &lines, image, half)
        batch = []
      }
      batch.append(index)
    }
    if !batch.isEmpty { read(batch, widths, &lines, image, half) }
    return lines
  }

  private func read(
    _ batch: [Int], _ widths: [Int], _ lines: inout [ReadLine], _ image: PageImage,
    _ half: PageImage?
  ) {
    let width = max(Self.leastWidth, batch.map { widths[$0] }.max() ?? 0)
    var planes = ColourPlanes(count: batch.count, width: width, height: Self.height)
    for (position, index) in batch.enumerated() {
      let strip = lines[index].strip
      // Letters much higher than the network's input would lose pixels between its columns.
      if let half, strip.height > 2 * Double(Self.height) {
        planes.draw(
          strip.scaled(by: 0.5), of: half, at: position, width: widths[index],
          height: Self.height)
      } else {
        planes.draw(strip, of: image, at: position, width: widths[index], height: Self.height)
      }
    }
    let texts = try? model.run(
      planes.values, shape: [batch.count, 3, Self.height, width]
    ) { output in
      batch.indices.map { characters(of: $0, in: output, width: width, filled: widths[batch[$0]]) }
    }
    for (index, characters) in zip(batch, texts ?? []) {
      lines[index] = ReadLine(strip: lines[index].strip, characters: characters)
    }
  }

  /// The likeliest characters of one line: each column's, once where several columns say the same.
  private func characters(
    of line: Int, in output: OnnxModel.Output, width: Int, filled: Int
  ) -> [ReadLine.Character] {
    let (steps, classes) = (output.shape[1], output.shape[2])
    guard classes == alphabet.count, steps > 0 else { return [] }
    let (places, largest) = RowMaxima.find(
      in: output.values + line * steps * classes, rows: steps, columns: classes)
    let stepsFilled = Double(steps) * Double(filled) / Double(width)
    var characters: [ReadLine.Character] = []
    var step = 0
    while step < steps {
      let place = Int(places[step])
      let start = step
      var best: Float = 0
      while step < steps, Int(places[step]) == place {
        best = max(best, largest[step])
        step += 1
      }
      guard place > 0 else { continue }
      let middle = (Double(start) + Double(step)) / 2
      characters.append(
        ReadLine.Character(
          text: alphabet[place], position: min(1, middle / stepsFilled),
          probability: min(1, max(0, Double(best)))))
    }
    return characters
  }
}

extension ImageStrip {
  fileprivate func scaled(by factor: Double) -> ImageStrip {
    ImageStrip(corner: corner * factor, along: along * factor, across: across * factor)
  }
}
