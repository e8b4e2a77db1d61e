package org.aimsledger.referencedata.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.aimsledger.referencedata.Titles;

/// One mapping of a pack file that remembers which keys were asked for, so that the rest can be
/// refused.
final class PackRow {
  private final String file;
  private final String name;
  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  PackRow(String file, String name, JsonNode node) {
    this.file = file;
    this.name = name;
    this.node = node;
    if (!node.isObject()) {
      throw problem("is no mapping");
    }
  }

  InvalidPackException problem(String what) {
    return new InvalidPackException(file, name, what);
  }

  /// Whether the row has the key, which it need not have.
  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /// One of the words that an enum defines.
  <E extends Enum<E>> E word(String key, Class<E> words) {
    var text = text(key);
    try {
      return Enum.valueOf(words, text);
    } catch (IllegalArgumentException _) {
      throw problem(key + " knows no " + text);
    }
  }

  String text(String key) {
    var value = value(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw problem(key + " is no text");
    }
    return value.textValue().strip();
  }

  int number(String key) {
    var value = value(key);
    if (!value.isInt()) {
      throw problem(key + " is no whole number");
    }
    return value.intValue();
  }

  boolean flag(String key) {
    var value = value(key);
    if (!value.isBoolean()) {
      throw problem(key + " is neither true nor false");
    }
    return value.booleanValue();
  }

  LocalDate date(String key) {
    var text = text(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw problem(key + " is no date: " + text);
    }
  }

  Titles titles(String key) {
    var row = row(key);
    var titles = new Titles(row.text("en"), row.text("zh-Hans"), row.text("zh-Hant"));
    row.end();
    return titles;
  }

  /// The id of the row, which none of the rows before may have.
  String unusedId(List<String> used) {
    var id = text("id");
    if (used.contains(id)) {
      throw problem("id " + id + " is used twice");
    }
    used.add(id);
    return id;
  }

  PackRow row(String key) {
    return new PackRow(file, name + ", " + key, value(key));
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var entry : list(key)) {
      if (!entry.isTextual() || entry.textValue().isBlank()) {
        throw problem(key + " has an entry that is no text");
      }
      texts.add(entry.textValue());
    }
    if (new HashSet<>(texts).size() != texts.size()) {
      throw problem(key + " has the same entry twice");
    }
    return texts;
  }

  /// Like [#texts(String)], but entries may repeat.
  List<String> cells(String key) {
    var cells = new ArrayList<String>();
    for (var cell : list(key)) {
      if (!cell.isTextual()) {
        throw problem(key + " has a cell that is no text");
      }
      cells.add(cell.textValue());
    }
    return cells;
  }

  /// Reads each mapping of a list with the reader, which need not care for left-over keys.
  <T> List<T> rows(String key, Function<PackRow, T> reader) {
    var rows = new ArrayList<T>();
    for (var entry : list(key)) {
      var row = new PackRow(file, key + " row " + (rows.size() + 1), entry);
      rows.add(reader.apply(row));
      row.end();
    }
    return rows;
  }

  /// Refuses what nobody asked for.
  void end() {
    for (var key : node.properties()) {
      if (!asked.contains(key.getKey())) {
        throw problem("unknown key " + key.getKey());
      }
    }
  }

  private JsonNode list(String key) {
    var value = value(key);
    if (!value.isArray() || value.isEmpty()) {
      throw problem(key + " is no list or an empty one");
    }
    return value;
  }

  private JsonNode value(String key) {
    asked.add(key);
    var value = node.get(key);
    if (value == null || value.isNull()) {
      throw problem(key + " is missing");
    }
    return value;
  }
}
