import ScoSearch

/// What the desk has by the morning. Places and people are invented.
let morningArticles = [
  Article(
    id: "dewan-pelabuhan",
    title: "Teluk Sari menjadi anggota penuh Dewan Pelabuhan",
    body: """
      Kota Teluk Sari diterima sebagai anggota penuh Dewan Pelabuhan Utara setelah enam tahun \
      menjadi pengamat. Wali kota Ratna Dewi menyebut keanggotaan itu membuka jalan bagi kapal \
      barang yang selama ini singgah di tempat lain. Tarif sandar akan disamakan mulai tahun depan.
      """,
    language: .indonesian),
  Article(
    id: "pertemuan-menteri",
    title: "Dua menteri membahas kuota ikan",
    body: """
      Pertemuan para menteri kelautan berakhir tanpa pernyataan bersama. Keduanya sepakat menunda \
      pembagian kuota tangkapan ikan sampai hasil penelitian stok di perairan dangkal selesai. \
      Nelayan kecil meminta agar pelabuhan mereka dikecualikan.
      """,
    language: .indonesian),
  Article(
    id: "kereta-malam",
    title: "Kereta malam kembali melayani jalur pegunungan",
    body: """
      Kereta malam yang berhenti beroperasi tiga tahun lalu kembali berjalan setiap akhir pekan. \
      Gerbong tidur lama dipugar oleh bengkel setempat, dan tiket bulan pertama sudah habis.
      """,
    language: .indonesian),
  Article(
    id: "harbour-council",
    title: "Harbour council grants full membership to a sixth town",
    body: """
      After six years as an observer, the town of Teluk Sari has been granted full membership of \
      the northern harbour council. Berthing fees will be brought into line next year, and the \
      mayor expects twice as many cargo ships.
      """,
    language: .english),
  Article(
    id: "fishing-quota",
    title: "Ministers put off a decision on fishing quotas",
    body: """
      The two ministers who met on the coast this week could not agree on how to share the catch. \
      A survey of the shallow waters comes first; until then last year's quota for each fishing \
      port stays in force.
      """,
    language: .english),
]

/// What comes in later in the day.
let eveningArticle = Article(
  id: "banjir-surut",
  title: "Banjir surut, pasar lama dibuka lagi",
  body: """
    Air yang menggenangi pasar lama surut pada sore hari. Pedagang membersihkan kios dibantu warga, \
    dan jembatan di hilir sungai diperiksa sebelum truk boleh melintas.
    """,
  language: .indonesian)
