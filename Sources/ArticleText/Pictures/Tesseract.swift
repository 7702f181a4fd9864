import CPictures
import CProcess
import PathText
import Synchronization

/// Tesseract, which recognises the text of pictures.
///
/// It is given each page by a child process of this program, which makes of the picture what it
/// reads best (`CPictures`); time and memory are limited.
enum Tesseract {
  /// Seconds for a page.
  static let longestTime = 120
  /// Bytes that the table of a page's words may have.
  private static let outputLimit = 8 << 20

  /// Why a page was not read.
  enum Failure: Error, Hashable {
    /// A program is missing: what to say of a file that is a picture.
    case missing(String)
    /// What is said of the page, behind its name.
    case page(String)
  }

  static let packages = "tesseract-ocr tesseract-ocr-ind tesseract-ocr-eng"

  // MARK: Languages

  private static let known = Mutex<String?>(nil)
  /// What articles are in; others are used where neither is there. The first counts most: the model
  /// of Indonesian knows no q, and reads English ones as g.
  private static let wanted = ["eng", "ind"]
  private static let mostOthers = 2

  /// The languages that it is told to read, as it wants them: those of the articles that are there.
  ///
  /// - Throws: ``Failure`` where there are none.
  static func languages() throws(Failure) -> String {
    if let known = known.withLock({ $0 }) { return known }
    let program = ExternalProgram(name: "tesseract", seconds: 20, outputLimit: 1 << 20)
    let list: [UInt8]
    do {
      list = try program.output(of: ["--list-langs"])
    } catch {
      guard case .notInstalled = error else {
        throw .missing("tesseract, which reads it, cannot be run")
      }
      throw .missing("tesseract, which reads it, is not installed: apt-get install \(packages)")
    }
    let found = languages(in: String(decoding: list, as: UTF8.self))
    guard !found.isEmpty else {
      throw .missing("tesseract, which reads it, has no languages: apt-get install \(packages)")
    }
    known.withLock { $0 = found }
    return found
  }

  /// Those to use of a list as `tesseract --list-langs` prints it.
  static func languages(in list: String) -> String {
    let names = list.split(whereSeparator: \.isNewline).dropFirst().filter { name in
      name != "osd" && name != "equ" && name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
    }
    let ours = wanted.filter { name in names.contains { $0 == name } }
    return ours.isEmpty
      ? names.prefix(mostOthers).joined(separator: "+") : ours.joined(separator: "+")
  }

  // MARK: Pages

  /// How many pages the picture at a path has.
  static func pageCount(ofPictureAt path: String) throws(Failure) -> Int {
    guard process_is_program() else { return 1 }
    let program = ExternalProgram(name: child, seconds: longestTime, outputLimit: 64)
    do {
      let number = try program.output(of: [pictures_mark, pictures_count, path])
      return Int(String(decoding: number, as: UTF8.self).filter(\.isNumber)) ?? 1
    } catch {
      throw failure(error)
    }
  }

  /// Reads a page of the picture at a path; one that lies on its side too.
  ///
  /// - Parameter number: From 0.
  static func page(
    _ number: Int, ofPictureAt path: String, in languages: String
  ) throws(Failure) -> RecognizedPage {
    let upright = try read(number, path, languages, layout: "3")
    guard !upright.isText || upright.isLow, upright.words > 0 else { return upright }
    // The layout with a look at which side is up needs a model of its own, and is wrong at times.
    guard let turned = try? read(number, path, languages, layout: "1"),
      turned.words * turned.permille > upright.words * upright.permille,
      turned.permille > upright.permille
    else { return upright }
    return turned
  }

  /// Takes any bytes for the pixels of a picture, in this process: for what tries any bytes.
  ///
  /// - Returns: How many pixels came of them.
  static func attempt(_ bytes: [UInt8]) -> Int { unsafe pictures_try(bytes, bytes.count) }

  /// This program itself.
  private static let child = "/proc/self/exe"

  private static func read(
    _ number: Int, _ path: String, _ languages: String, layout: String
  ) throws(Failure) -> RecognizedPage {
    // Thresholds are those of the neighbourhood (Sauvola), whose size follows from the resolution.
    let told = [
      "-l", languages, "--psm", layout, "--dpi", "300", "-c", "thresholding_method=2",
      "-c", "tessedit_create_tsv=1",
    ]
    var program = ExternalProgram(
      name: child, seconds: longestTime, outputLimit: outputLimit)
    var arguments = [pictures_mark, pictures_read, path, String(number), "tesseract"] + told
    if !process_is_program() {
      program = ExternalProgram(
        name: "tesseract", seconds: longestTime, outputLimit: outputLimit)
      arguments = [path, "-", "-c", "tessedit_page_number=\(number)"] + told
    }
    do {
      return RecognizedPage(
        table: String(decoding: try program.output(of: arguments), as: UTF8.self))
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ failure: ExternalProgram.Failure) -> Failure {
    switch failure {
    case .notInstalled:
      return .missing("tesseract, which reads it, is not installed: apt-get install \(packages)")
    case .tooSlow: return .page("takes tesseract more than \(longestTime) seconds; left out")
    case .tooMuch: return .page("makes tesseract write more than any page holds; left out")
    case .system(let code):
      return .missing("tesseract, which reads it, cannot be run (error \(code) of the system)")
    case .failed(let status, let complaint): return self.failure(status, complaint)
    }
  }

  private static func failure(_ status: Int, _ complaint: String) -> Failure {
    switch status {
    case Int(pictures_missing):
      return .missing(
        "tesseract, which reads it, is not installed as a whole: apt-get install \(packages)")
    case Int(pictures_large):
      return .page(
        "has more than \(pictures_most_pixels / 1_000_000) million pixels, the most that is read; "
          + "make it smaller")
    case Int(pictures_full):
      return .page("takes more memory or room than there is to read it; left out")
    case Int(pictures_damaged): return .page("is damaged: it cannot be read as a picture; left out")
    default:
      let line = complaint.split(whereSeparator: \.isNewline).last ?? "it gave no reason"
      return .page("cannot be read by tesseract (\(line.prefix(120))); left out")
    }
  }
}
