package org.aimsledger.incident.recurrence;

/// What several incidents have in common: the name of what it is, and which one.
///
/// @param kind `CATEGORY`, `CLASS`, or a kind of the inventory
/// @param value a category, a class of causes, or an id of the inventory
record SharedCause(String kind, String value) {
  static final String CATEGORY = "CATEGORY";
  static final String CLASS = "CLASS";

  static SharedCause parse(String text) {
    var colon = text.indexOf(':');
    return new SharedCause(text.substring(0, colon), text.substring(colon + 1));
  }

  String text() {
    return kind + ":" + value;
  }
}
