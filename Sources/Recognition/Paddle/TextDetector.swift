internal import Evidence
internal import Onnx
internal import Sampling

/// Finds lines of text with PP-OCR's network for detection.
struct TextDetector {
  /// The network sees so many pixels: type of six points on A4 is eight of them high.
  private static let pixels = 1_150_000.0
  /// A small picture is enlarged at most so much.
  private static let mostEnlarged = 2.0
  /// The network halves its input five times.
  private static let step = 32
  /// How much larger a line is than its core: area by perimeter, times this, on all sides.
  private static let growth = 1.6

  private let model: OnnxModel

  init(_ model: OnnxModel) { self.model = model }

  /// The lines of an image in colours, in its pixels, the longer side along.
  func strips(in image: PageImage) -> [ImageStrip] {
    let scale = min(
      Self.mostEnlarged, (Self.pixels / Double(image.width * image.height)).squareRoot())
    let (width, height) = (side(image.width, scale), side(image.height, scale))
    var planes = ColourPlanes(count: 1, width: width, height: height)
    let smaller =
      image.shrunk(toWidth: min(width, image.width), height: min(height, image.height)) ?? image
    planes.draw(
      ImageStrip(
        corner: .init(0, 0), along: .init(Double(smaller.width), 0),
        across: .init(0, Double(smaller.height))),
      of: smaller, at: 0, width: width, height: height)
    let found = try? model.run(planes.values, shape: [1, 3, height, width]) { output in
      output.shape[2] == height && output.shape[3] == width
        ? ProbabilityRegions.strips(in: output.values, width: width, height: height) : []
    }
    let (across, down) = (
      Double(image.width) / Double(width), Double(image.height) / Double(height)
    )
    return (found ?? []).map { scaled(grown($0), across, down) }
  }

  private func side(_ pixels: Int, _ scale: Double) -> Int {
    max(1, Int((Double(pixels) * scale / Double(Self.step)).rounded())) * Self.step
  }

  private func grown(_ strip: ImageStrip) -> ImageStrip {
    let (length, height) = (strip.length, strip.height)
    let distance = length * height * Self.growth / (2 * (length + height))
    let (along, across) = (
      strip.along * (distance / length), strip.across * (distance / height)
    )
    return ImageStrip(
      corner: strip.corner - along - across, along: strip.along + along * 2,
      across: strip.across + across * 2)
  }

  private func scaled(_ strip: ImageStrip, _ x: Double, _ y: Double) -> ImageStrip {
    func vector(_ vector: ImageStrip.Vector) -> ImageStrip.Vector {
      ImageStrip.Vector(vector.x * x, vector.y * y)
    }
    return ImageStrip(
      corner: vector(strip.corner), along: vector(strip.along), across: vector(strip.across))
  }
}
