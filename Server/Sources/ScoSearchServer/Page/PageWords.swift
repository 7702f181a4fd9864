/// The texts that stand in the templates as `[[name]]`, a row each.
enum PageWords {
  static let table: [(name: String, text: PageText)] = page + results + reading + keys + states

  private static let page: [(name: String, text: PageText)] = [
    ("code", PageText("id", "en")),
    ("search", PageText("Cari", "Search")),
    ("searchArticles", PageText("Cari artikel", "Search articles")),
    (
      "placeholder",
      PageText("kata, “frasa”, source:…, date:…", "words, “a phrase”, source:…, date:…")
    ),
    ("pageLanguage", PageText("Bahasa halaman", "Page language")),
    ("skip", PageText("Langsung ke isi", "Skip to the content")),
    ("suggestions", PageText("Saran", "Suggestions")),
    ("titles", PageText("Judul", "Titles")),
    ("home", PageText("sco-search, halaman awal", "sco-search, start page")),
    ("newest", PageText("Artikel terbaru", "Newest articles")),
    ("examples", PageText("Cobalah", "Try")),
  ]

  private static let results: [(name: String, text: PageText)] = [
    ("filters", PageText("Saringan", "Filters")),
    ("toFilters", PageText("Saring hasil", "Filter hits")),
    ("toHits", PageText("Kembali ke hasil", "Back to the hits")),
    ("language", PageText("Bahasa", "Language")),
    ("source", PageText("Sumber", "Source")),
    ("place", PageText("Tempat", "Place")),
    ("year", PageText("Tahun", "Year")),
    ("more", PageText("Lainnya", "More")),
    ("activeFilters", PageText("Saringan yang dipakai", "Filters in force")),
    ("takeAway", PageText("hapus saringan", "take the filter away")),
    ("clearAll", PageText("Hapus semua", "Clear all")),
    ("order", PageText("Urutan", "Order")),
    ("byRelevance", PageText("Relevansi", "Relevance")),
    ("byDate", PageText("Terbaru", "Newest")),
    ("options", PageText("Pilihan", "Options")),
    ("words", PageText("Kata", "Words")),
    ("anyWord", PageText("sebagian cukup", "some suffice")),
    ("everyWord", PageText("semua harus ada", "all must match")),
    ("copies", PageText("Salinan", "Copies")),
    ("copiesFolded", PageText("satu hasil", "as one hit")),
    ("copiesApart", PageText("satu per satu", "one by one")),
    ("translation", PageText("Terjemahan", "Translations")),
    ("translateAuto", PageText("ikut", "found too")),
    ("translateOn", PageText("setara", "on equal terms")),
    ("translateOff", PageText("tidak", "left out")),
    ("alsoAs", PageText("juga sebagai", "also as")),
    ("previous", PageText("Sebelumnya", "Previous")),
    ("next", PageText("Berikutnya", "Next")),
    ("pages", PageText("Halaman hasil", "Pages of hits")),
    ("hits", PageText("Hasil", "Hits")),
    ("allYears", PageText("semua tahun", "all years")),
    ("anyDate", PageText("Tampilkan tanpa saringan tanggal", "Show without the date filter")),
    (
      "histogramHelp",
      PageText(
        "Geser untuk memilih rentang, atau pakai tombol panah, Shift dengan panah, dan Enter.",
        "Drag to choose a range, or use the arrow keys, Shift with an arrow, and Enter.")
    ),
  ]

  private static let reading: [(name: String, text: PageText)] = [
    ("article", PageText("Artikel", "Article")),
    ("backToHits", PageText("Kembali ke hasil", "Back to the hits")),
    ("close", PageText("Tutup artikel", "Close the article")),
    ("matchesInArticle", PageText("Kecocokan di artikel", "Matches in the article")),
    ("previousMatch", PageText("Kecocokan sebelumnya", "Previous match")),
    ("nextMatch", PageText("Kecocokan berikutnya", "Next match")),
    ("matchOf", PageText("dari", "of")),
    ("download", PageText("Unduh berkas aslinya", "Download the original file")),
    ("downloadShort", PageText("Unduh", "Download")),
    ("similar", PageText("Artikel serupa", "Similar articles")),
    ("translationOf", PageText("terjemahan", "translation")),
    ("noTranslation", PageText("tidak ada terjemahan", "no translation")),
    ("copiesOfThis", PageText("Salinan", "Copies")),
    ("webAddress", PageText("Alamat web", "Web address")),
    (
      "chooseArticle",
      PageText("Pilih artikel untuk membacanya di sini.", "Choose an article to read it here.")
    ),
    ("doubtful", PageText("Mungkin bukan isi berkasnya:", "Perhaps not what its file holds:")),
  ]

  private static let keys: [(name: String, text: PageText)] = [
    ("keys", PageText("Tombol", "Keys")),
    ("keysFocus", PageText("ke kotak pencarian", "to the search box")),
    ("keysMove", PageText("ke hasil berikutnya, sebelumnya", "to the next, previous hit")),
    ("keysOpen", PageText("buka artikel", "open the article")),
    (
      "keysClose",
      PageText("tutup artikel, saran, lembar ini", "close article, suggestions, this sheet")
    ),
    (
      "keysMatches",
      PageText("kecocokan berikutnya, sebelumnya di artikel", "next, previous match in the article")
    ),
    (
      "keysBars",
      PageText(
        "di diagram: pindah; dengan Shift pilih rentang",
        "in the chart: move; with Shift choose a range")
    ),
    ("keysSheet", PageText("lembar ini", "this sheet")),
    (
      "keysLetters",
      PageText("Tombol huruf dan tanda aktif", "Keys of letters and signs are in force")
    ),
    ("closeSheet", PageText("Tutup", "Close")),
  ]

  private static let states: [(name: String, text: PageText)] = [
    ("emptyTitle", PageText("Koleksi ini masih kosong", "This collection is empty")),
    (
      "emptyWay",
      PageText(
        "Tambahkan folder berisi artikel di terminal, lalu muat ulang halaman ini:",
        "Add a folder of articles in a terminal, then load this page again:")
    ),
    ("reload", PageText("Muat ulang", "Load again")),
    ("nothingWays", PageText("Yang dapat dicoba:", "What you can try:")),
    ("drop", PageText("Hapus", "Take away")),
    ("withoutFilters", PageText("Tanpa saringan apa pun", "Without any filter")),
    (
      "fewerWords",
      PageText("Pakai kata yang lebih sedikit atau lebih umum.", "Use fewer or more common words.")
    ),
    (
      "freerQuery",
      PageText(
        "Hilangkan tanda kutip, + dan -: tanpa tanda itu urutan bebas dan tiap kata cukup sebagian.",
        "Leave out quotation marks, + and -: without them any order will do, and some of the words."
      )
    ),
    (
      "cut",
      PageText(
        "Pencarian dihentikan karena batas waktu: mungkin ada artikel lain yang lebih cocok.",
        "The search was ended by its time limit: there may be other articles that match better.")
    ),
    ("again", PageText("Coba lagi", "Try again")),
    (
      "gone",
      PageText(
        "Server tidak menjawab. Mungkin programnya sudah dihentikan.",
        "The server does not answer. The program may have been stopped.")
    ),
    (
      "busy",
      PageText(
        "Server sedang sibuk. Dicoba lagi sebentar lagi.",
        "The server is busy. It is asked again in a moment.")
    ),
    (
      "locked",
      PageText(
        "Server dimulai ulang dengan kunci lain. Buka alamat yang dicetak program itu.",
        "The server was started anew with another token. Open the address that the program printed."
      )
    ),
    ("failed", PageText("Permintaan ini tidak dapat dijawab.", "This request cannot be answered.")),
    ("noArticle", PageText("Artikel ini tidak ada (lagi)", "There is no such article (any more)")),
    (
      "noArticleWay",
      PageText(
        "Mungkin berkasnya dihapus atau dipindahkan setelah indeks diperbarui.",
        "Its file may have been deleted or moved when the index was brought up to date.")
    ),
  ]
}
