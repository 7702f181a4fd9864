import Hashing

/// The words of dates: months, days of the week, and what is said beside a date, in Indonesian,
/// English and the languages whose newspapers are read most besides.
enum DateWords {
  /// The names of the months, a row each, and their usual short forms.
  static let months: [String: Int] = {
    let names = [
      "january januari jan januar jänner janvier janv enero ene gennaio gen janeiro ianuarie ocak "
        + "stycznia января",
      "february februari pebruari feb peb februar feber février fevrier févr fév febrero febbraio "
        + "fevereiro fev februarie şubat lutego февраля",
      "march maret mar mrt märz maerz mrz mars marzo março marco maart marts martie mart marca марта",
      "april apr avril avr abril abr aprile aprilie nisan kwietnia апреля",
      "may mei mai mayo maggio mag maio maj mayıs maja мая",
      "june juni jun juin junio giugno giu junho iunie haziran czerwca июня",
      "july juli jul juillet juil julio luglio lug julho iulie temmuz lipca июля",
      "august agustus aug agu agt ags agust août aout agosto ago augustus augusti ağustos sierpnia "
        + "августа",
      "september sep sept septembre septiembre setiembre settembre set setembro septembrie eylül "
        + "września сентября",
      "october oktober oct okt octobre octubre ottobre ott outubro octombrie ekim października "
        + "октября",
      "november nopember nov nop novembre noviembre novembro noiembrie kasım listopada ноября",
      "december desember dec des dezember dez décembre decembre déc diciembre dic dicembre dezembro "
        + "decembrie aralık grudnia декабря",
    ]
    var months: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  /// What may stand beside a date on a line of its own: days of the week, zones of time, small
  /// words, and all labels.
  static let companions: Set<String> = days.union(zones).union(published).union(changed).union(
    words(
      "est edt pst pdt am pm a.m p.m on at date last tanggal pukul jam pada hari of th bst cet "
        + "cest msk ist pkt sgt hkt jst aest terakhir uhr um am den vom le à el las de del kl klo "
        + "ore ora alle a h om às"))

  private static let days = words(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday "
      + "friday saturday sunday mon tue wed thu fri sat sun sen sel rab kam jum sab tues thurs thur "
      + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
      + "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes "
      + "sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira "
      + "terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag "
      + "vrijdag zaterdag zondag")

  /// Zones of time and `o'clock`. Without one of these, two numbers with a full stop between them
  /// may be anything.
  static let zones = words("wib wita wit gmt utc pukul")

  /// Labels of the day of publication.
  static let published = words(
    "published posted publish publication released diterbitkan dipublikasikan dipublikasi tayang "
      + "terbit ditayangkan dimuat rilis diunggah diposting diposkan publikasi created originally "
      + "veröffentlicht veröffentlichung erschienen erstellt publiziert datum publié publiée paru "
      + "créé publicado publicada publicación pubblicato pubblicata publicação gepubliceerd "
      + "geplaatst opublikowano dodano")

  /// Labels of the day of a change.
  static let changed = words(
    "updated update diperbarui diperbaharui pembaruan diperbaiki modified diubah diupdate edited "
      + "disunting direvisi revised reviewed perubahan aktualisiert geändert bearbeitet stand "
      + "mis-à-jour modifié modifiée maj actualizado actualizada modificado modificada aggiornato "
      + "aggiornata modificato atualizado atualizada bijgewerkt gewijzigd aktualizacja")

  /// What dates are of that are not those of the article.
  static let other = words(
    "copyright © expires expired until deadline valid since sejak starts ends joined bergabung "
      + "accessed retrieved diakses archived born lahir hingga sampai event registered berlaku "
      + "bis seit endet gültig")

  /// The hashes of all words that stand in a date or beside one.
  static let hashes = WordNumbers(companions.union(months.keys).map { FNV1a.hash($0.utf8) })

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map { String($0) })
  }
}
