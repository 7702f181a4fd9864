/// Words that carry no subject, folded: function words, the verbs and adverbs of reporting are not
/// among them. Written for this project from the grammars of both languages.
enum StopWords {
  static let indonesian = words(
    """
    ada adalah agar akan aku anda antara apa apabila apakah apalagi atas atau bagaimana bagaimanakah
    bagi bahkan bahwa banyak banyaknya beberapa begitu belum berapa berapakah bila bilamana bisa boleh
    bukan dalam dan dapat dari daripada demi demikian dengan di dia dimana dimanakah dua hal hanya harus hingga ia ialah
    ini itu itulah jadi jangan jika juga kah kalau kami kamu kapan kapankah karena ke kemudian kepada
    kenapa kenapakah ketika kini kita lagi lah lain lainnya lalu lebih maka manakah mana masih maupun melainkan memang mengapa mengapakah
    menjadi menurut mereka merupakan meski meskipun mungkin namun nya oleh olehnya pada paling para pasti
    per pernah pula pun saat saja saling sambil sampai sana sang sangat satu saya se sebab sebagai
    sebagaimana sebelum sebuah secara sedang sedangkan sehingga sejak selain selama seluruh semua
    sementara seorang seperti serta sesudah sesuatu setelah setiap si siapa siapakah siapa sini suatu
    sudah supaya tapi telah tentang terhadap termasuk tersebut tetapi tiap tidak tidaklah untuk walau
    walaupun yaitu yakni yang
    """)

  static let english = words(
    """
    a about above after again against all also although am among an and any are arent as at be because
    been before being below between both but by can cannot could did didnt do does doesnt doing done
    dont down during each either etc ever every few for from further had hadnt has hasnt have havent
    having he hence her here hers herself him himself his how however i if in into is isnt it its itself
    just may me might more most much must my myself neither no nor not of off often on once one only or
    other others our ours ourselves out over own per rather same shall she should since so some such than
    that the their theirs them themselves then there therefore these they this those though through thus
    to too toward towards under until up upon us very was wasnt we were werent what whatever when where
    whether which while who whom whose why will with within without would wouldnt yet you your yours
    yourself yourselves
    """)

  private static func words(_ text: String) -> Set<String> {
    // By bytes: every search that starts makes these sets.
    Set(text.utf8.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) })
  }
}
