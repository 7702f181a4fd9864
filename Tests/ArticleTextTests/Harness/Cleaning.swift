@testable import ArticleText

/// Two paragraphs to stand for a story wherever a test needs one.
let twoParagraphs = """
  Pemerintah desa membuka lumbung padi yang baru pada awal musim tanam tahun ini.
  Para petani menyambut lumbung itu dengan syukuran yang dihadiri ratusan warga desa.
  """

/// A text of a file, cleaned.
func clean(_ text: String) -> CleanedText {
  ArticleCleaner().clean(text, fileName: "a.txt")
}
