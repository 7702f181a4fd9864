import Testing

@testable import ArticleText

private let title = "Lumbung Desa Dibuka Sebelum Musim Hujan"
private let paragraphs = [
  "Pemerintah desa membuka lumbung padi yang baru pada awal musim tanam tahun ini.",
  "Para petani menyambut lumbung itu dengan syukuran yang dihadiri ratusan warga desa.",
  "Kepala desa berharap isinya cukup untuk dua musim, sebab kemarau lalu terlalu panjang.",
]
private let story = paragraphs.joined(separator: "\n\n")

@Suite("Cleaning: the furniture of whole pages")
struct SavedPageTests {
  @Test(
    "A menu above the title is left out, and the title is found below it",
    arguments: [
      "Lewati ke konten\nBeranda\nDaerah\nGaya Hidup\nOtomotif",
      "Home World Business Sport Culture\nSign in\nSearch",
      "Depan | Hukum | Sains | Cuaca\nAkun Saya",
      "IKLAN\n\nSenin, 3 Maret 2025\n10:42 WIB\nJakarta 31°C",
      "Kami memakai cookie agar kunjungan Anda di situs ini lebih nyaman.\nSaya mengerti",
    ])
  func menu(above: String) {
    let cleaned = clean("\(above)\n\n\(title)\n\n\(story)")
    #expect(cleaned.title == title)
    #expect(cleaned.body == story)
    #expect(clean("\(above)\n\n\(story)").body == story)
  }

  @Test(
    "What stands below a story is left out to its end",
    arguments: [
      "Bagikan:\nFacebook | X | WhatsApp\nSimpan",
      "Berita Terkait\n\nJembatan desa diperbaiki sebelum hujan.\nHarga gula turun di pasar induk.",
      "Most read\n1. Lost cat found on a roof\n2 hours ago\n2. The last bookshop\n5 hours ago",
      "Siti\n2 jam lalu\nSemoga panen tahun ini lebih baik daripada tahun yang lalu.\nBalas\n"
        + "Budi\n3 jam lalu\nSetuju sekali dengan isi tulisan ini.\nBalas",
      "Tag:\n#Panen\n#Lumbung Desa", "Tags: panen, lumbung",
      "Penulis: Siti Aminah\nTentang Penulis\nSiti Aminah menulis tentang desa sejak tahun 2011.",
      "Tentang Kami | Redaksi | Kontak\nPT Kabar Ladang\nJl. Padi No. 1, Klaten 57411\n"
        + "Telp. (0272) 555-0134\nHak cipta © 2024 Kabar Ladang.",
      "Galeri Foto\nFoto 1 dari 2\nPetani menata padi di lumbung. (Foto: Siti)\nFoto 2 dari 2\n"
        + "Anak-anak bermain egrang di balai. (Foto: Siti)",
      "You have 2 free stories left.\nSubscribe from $1 a week\nAlready a subscriber? Log in",
      "No part of this website may be reproduced without written permission.",
    ])
  func below(furniture: String) {
    #expect(clean("\(title)\n\n\(story)\n\n\(furniture)").body == story)
    let packed = paragraphs.joined(separator: "\n")
    #expect(clean("\(title)\n\n\(packed)\n\(furniture)").body == packed)
  }

  @Test(
    "A line of the page amid the story is left out, and the story goes on",
    arguments: [
      "Bagikan ke Facebook", "Lihat Foto", "Iklan - Lanjutkan menggulir untuk membaca",
      "Up next: A Short History of the Paper Umbrella", "BACA: Jalur Pendakian Ditutup Sementara",
      "Dapatkan berita pilihan di surel Anda. Berlangganan buletin kami secara gratis.",
      "3 min read", "Dibaca 1.284 kali", "Konten bersponsor", "2 jam lalu",
    ])
  func amid(line: String) {
    let text = [paragraphs[0], line, paragraphs[1], paragraphs[2]].joined(separator: "\n\n")
    #expect(clean("\(title)\n\n\(text)").body == story)
  }

  @Test(
    "A line of the story stays, though it has words of the page",
    arguments: [
      "Kami berlangganan koran itu, kata Siti, dan membacanya setiap pagi di beranda.",
      "Warga dilarang membangun di tepi sungai tanpa izin tertulis dari kepala desa.",
      "Facebook dan WhatsApp dipakai petani untuk menjual beras kepada pelanggan di kota.",
      "Siapa setuju, siapa ragu", "Modal, markas, mata uang", "Komentar Iran",
      "Dua hari yang lalu hujan pertama turun di desa itu.", "Tahun Ekologi", "5 menit",
      "Foto: Balai desa, 31 Agustus 2025. (Kabar Ladang)", "Menu baru bagi petani",
      "Tunggal putra: Tommy, Sony", "Hak warga dilindungi negara sebagaimana tertulis dalam UUD.",
    ])
  func stays(line: String) {
    let text = [paragraphs[0], line, paragraphs[1], paragraphs[2]].joined(separator: "\n\n")
    #expect(clean("\(title)\n\n\(text)").body == text)
  }

  @Test("A heading between two advertisements stays, and so does a short last sentence below one")
  func besideAdvertisements() {
    let text = "\(paragraphs[0])\n\nIklan\n\nSiapa setuju, siapa ragu\n\nIklan\n\n\(paragraphs[1])"
    #expect(clean("\(title)\n\n\(text)").body.contains("Siapa setuju, siapa ragu"))
    #expect(clean("\(title)\n\n\(story)\n\nIklan\n\nHujan pun turun.").body.hasSuffix("pun turun."))
  }

  @Test("A title stays, though buttons, dates and a byline follow it")
  func titleAboveButtons() {
    for below in [
      "Share\nFacebook\nCopy link\n3 comments", "Perbesar\n1/4",
      "Terbit: 5 September 2024\nDiperbarui: 6 September 2024\n4 min read",
      "Penulis: Siti Aminah | Editor: Budi Karya\n12 Komentar",
    ] {
      for title in [title, "Lumbung Desa Dibuka"] {
        let cleaned = clean("\(title)\n\(below)\n\n\(story)")
        #expect(cleaned.title == title, "\(below)")
        #expect(cleaned.body == story, "\(below)")
      }
    }
  }
}
