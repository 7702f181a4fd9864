/// Stems by simple rules, and a compound, so that no dictionary is needed.
package enum RuleStems {
  /// The stems of a form by row of the language table: the Indonesian one without `-an`, the
  /// English one without `s`.
  package static func stems(_ form: [UInt8]) -> [[[UInt8]]] {
    func without(_ ending: String) -> [UInt8] {
      form.count > ending.utf8.count + 2
        && form.suffix(ending.utf8.count) == Array(ending.utf8)[...]
        ? form.dropLast(ending.utf8.count) : form
    }
    if form == Array("kerjasama".utf8) {
      return [["kerja", "sama"].map { Array($0.utf8) }, [form], [form]]
    }
    return [[without("an")], [without("s")], [form]]
  }
}
