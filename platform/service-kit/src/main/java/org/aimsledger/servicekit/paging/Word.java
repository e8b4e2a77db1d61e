package org.aimsledger.servicekit.paging;

/// A word that a text of a row has.
///
/// @param field of the row, with a text in lower case
/// @param name of the parameter
record Word(String field, String name, String text) {
  /// @param plain whether no index of trigrams may be used: rows have been found otherwise, and
  ///   PostgreSQL thinks too well of words that nearly all texts have
  String condition(boolean plain) {
    return plain ? plain("r") : "r." + field + " like :" + name + " escape '!'";
  }

  /// The same about a row of that name, by no index.
  String plain(String row) {
    return "locate(:" + name + ", " + row + "." + field + ") > 0";
  }

  /// The value of the parameter.
  String value(boolean plain) {
    return plain ? text : "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
