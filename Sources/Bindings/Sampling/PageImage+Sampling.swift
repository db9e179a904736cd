public import Evidence
internal import CSampling

/// A straight strip of an image, lying anywhere in it: a line of text, upright or not.
public struct ImageStrip: Hashable, Sendable {
  /// A place or a way, in pixels.
  public struct Vector: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }

    public var length: Double { (x * x + y * y).squareRoot() }
    public static func + (left: Vector, right: Vector) -> Vector {
      Vector(left.x + right.x, left.y + right.y)
    }
    public static func - (left: Vector, right: Vector) -> Vector {
      Vector(left.x - right.x, left.y - right.y)
    }
    public static func * (vector: Vector, factor: Double) -> Vector {
      Vector(vector.x * factor, vector.y * factor)
    }
    public func dot(_ other: Vector) -> Double { x * other.x + y * other.y }
  }

  /// The corner where reading begins, above the text.
  public var corner: Vector
  /// The way along the text, as long as the strip.
  public var along: Vector
  /// The way down from line to line, as long as the strip is high.
  public var across: Vector

  public init(corner: Vector, along: Vector, across: Vector) {
    self.corner = corner
    self.along = along
    self.across = across
  }

  public var middle: Vector { corner + along * 0.5 + across * 0.5 }
  public var length: Double { along.length }
  public var height: Double { across.length }

  /// The same strip, read from its other end.
  public var upsideDown: ImageStrip {
    ImageStrip(corner: corner + along + across, along: along * -1, across: across * -1)
  }

  /// The same strip, read down from its top, as text that is turned clockwise.
  public var turned: ImageStrip {
    ImageStrip(corner: corner + along, along: across, across: along * -1)
  }
}

/// Floats in three planes, blue, green and red, from -1 to 1, of one or more images.
public struct ColourPlanes {
  public private(set) var values: [Float]
  public let count: Int
  public let width: Int
  public let height: Int

  /// Planes without an image: of grey.
  public init(count: Int, width: Int, height: Int) {
    values = [Float](repeating: 0, count: count * 3 * width * height)
    self.count = count
    self.width = width
    self.height = height
  }

  /// Draws a strip of an image as the upper left part of one set of planes.
  ///
  /// - Precondition: `width` and `height` are not larger than those of the planes.
  public mutating func draw(
    _ strip: ImageStrip, of image: PageImage, at index: Int, width: Int, height: Int
  ) {
    precondition(width <= self.width && height <= self.height && index < count)
    let (rowLength, plane) = (self.width, self.width * self.height)
    var lying = smp_strip(
      x: strip.corner.x, y: strip.corner.y, along_x: strip.along.x, along_y: strip.along.y,
      across_x: strip.across.x, across_y: strip.across.y)
    image.withSamplingImage { source in
      values.withUnsafeMutableBufferPointer { target in
        guard let base = target.baseAddress else { return }
        smp_planes(
          source, &lying, Int32(width), Int32(height), base + 3 * plane * index, rowLength, plane)
      }
    }
  }
}

/// The largest value of each row of a matrix, and where it stands.
public enum RowMaxima {
  public static func find(
    in values: UnsafePointer<Float>, rows: Int, columns: Int
  ) -> (places: [Int32], largest: [Float]) {
    var places = [Int32](repeating: 0, count: rows)
    var largest = [Float](repeating: 0, count: rows)
    smp_largest(values, rows, columns, &places, &largest)
    return (places, largest)
  }
}

extension PageImage {
  /// The same picture in fewer pixels; nil unless it is in colours, and smaller is asked for.
  public func shrunk(toWidth newWidth: Int, height newHeight: Int) -> PageImage? {
    guard format == .rgb, newWidth > 0, newHeight > 0, newWidth <= width, newHeight <= height
    else { return nil }
    return redrawn(width: newWidth, height: newHeight, area: area) { source, bytes in
      smp_shrink(source, Int32(newWidth), Int32(newHeight), bytes)
    }
  }

  /// The picture as it looks from another side.
  ///
  /// - Parameters:
  ///   - projection: From places of the new picture to places of this one, in pixels.
  ///   - area: What the new picture covers.
  public func projected(
    by projection: Projection, width newWidth: Int, height newHeight: Int, area: Box
  ) -> PageImage? {
    guard format == .rgb, newWidth > 0, newHeight > 0 else { return nil }
    return redrawn(width: newWidth, height: newHeight, area: area) { source, bytes in
      smp_project(source, projection.numbers, Int32(newWidth), Int32(newHeight), bytes)
    }
  }

  private func redrawn(
    width: Int, height: Int, area: Box,
    _ draw: (UnsafePointer<smp_image>, UnsafeMutablePointer<UInt8>) -> Void
  ) -> PageImage? {
    let bytes = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { target, count in
      guard let base = target.baseAddress else { return }
      withSamplingImage { draw($0, base) }
      count = 3 * width * height
    }
    return PageImage(width: width, height: height, format: .rgb, pixels: bytes, area: area)
  }

  func withSamplingImage(_ body: (UnsafePointer<smp_image>) -> Void) {
    precondition(format == .rgb)
    pixels.withUnsafeBufferPointer { buffer in
      var image = smp_image(
        bytes: buffer.baseAddress, width: Int32(width), height: Int32(height))
      body(&image)
    }
  }
}
