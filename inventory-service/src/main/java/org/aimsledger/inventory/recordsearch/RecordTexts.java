package org.aimsledger.inventory.recordsearch;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of one record by their fields. Several values of one field are lines.
final class RecordTexts {
  /// So much of one field is looked through.
  static final int LONGEST = 4_000;

  /// Fields that name the record, in the order in which one is chosen to be shown.
  private static final List<String> NAMES =
      List.of("name", "nameEn", "nameZhHans", "nameZhHant", "label", "aliases", "externalId");

  private final NavigableMap<String, String> texts;

  private RecordTexts(NavigableMap<String, String> texts) {
    this.texts = texts;
  }

  static RecordTexts none() {
    return new RecordTexts(new TreeMap<>());
  }

  /// As a row keeps them.
  static RecordTexts of(String[] fields, String[] values) {
    var texts = new TreeMap<String, String>();
    for (var i = 0; i < fields.length; i++) {
      texts.put(fields[i], values[i]);
    }
    return new RecordTexts(texts);
  }

  /// Sets a field; no values: there is none any more.
  void put(String field, List<String> values) {
    var text = values.stream().filter(one -> !one.isBlank()).collect(Collectors.joining("\n"));
    if (text.isEmpty()) {
      texts.remove(field);
    } else {
      texts.put(field, shortened(text));
    }
  }

  // Not in the middle of a character.
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  String[] fields() {
    return texts.keySet().toArray(String[]::new);
  }

  String[] values() {
    return texts.values().toArray(String[]::new);
  }

  /// The name to show where there is room for one.
  String shown() {
    return names().findFirst().orElse("");
  }

  /// All names, folded.
  String[] foldedNames() {
    return names().map(SearchText::folded).distinct().toArray(String[]::new);
  }

  private Stream<String> names() {
    return NAMES.stream().flatMap(field -> texts.getOrDefault(field, "").lines());
  }

  /// Everything, folded.
  String folded() {
    return SearchText.folded(String.join("\n", texts.values()));
  }
}
