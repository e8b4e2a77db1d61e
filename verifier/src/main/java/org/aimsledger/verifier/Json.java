package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.verifier.log.MalformedException;

/// A JSON value (RFC 8259). Small and strict, because the Java platform has no parser and this
/// program has no dependency: see {@link JsonParser}.
public sealed interface Json {

  /// Reads a document.
  ///
  /// @param what how messages call it
  /// @throws MalformedException if it isn't valid JSON in UTF-8, nests too deep or repeats a name
  static Json parse(byte[] document, String what) {
    return JsonParser.parse(document, what);
  }

  /// A string.
  record Text(String value) implements Json {}

  /// A number, as it is written: this program reads only whole ones.
  record Numeral(String literal) implements Json {}

  /// `true` or `false`.
  record Bool(boolean value) implements Json {}

  /// `null`.
  record Null() implements Json {}

  /// An array.
  record Array(List<Json> items) implements Json {

    public Array {
      items = List.copyOf(items);
    }

    static Array of(List<String> texts) {
      return new Array(texts.stream().<Json>map(Text::new).toList());
    }
  }

  /// An object. Members keep their order.
  record Members(Map<String, Json> values) implements Json {

    /// As many digits as always fit a long.
    private static final int MOST_DIGITS = 18;

    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Members empty() {
      return new Members(Map.of());
    }

    Members with(String name, Json value) {
      var all = new LinkedHashMap<>(values);
      all.put(name, value);
      return new Members(all);
    }

    Members with(String name, String value) {
      return with(name, new Text(value));
    }

    Members with(String name, long value) {
      return with(name, new Numeral(Long.toString(value)));
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    Json get(String name) {
      return Optional.ofNullable(values.get(name))
          .orElseThrow(() -> new MalformedException("\"" + name + "\" is missing"));
    }

    /// A string that isn't empty.
    String text(String name) {
      if (get(name) instanceof Text(var value) && !value.isEmpty()) {
        return value;
      }
      throw new MalformedException("\"" + name + "\" isn't a text");
    }

    /// A whole number from 0 up.
    long number(String name) {
      if (get(name) instanceof Numeral(var literal) && whole(literal)) {
        return Long.parseLong(literal);
      }
      throw new MalformedException("\"" + name + "\" isn't a whole number from 0 up");
    }

    /// A number of JSON that begins with a digit and has nothing but digits has no leading zero.
    private static boolean whole(String literal) {
      for (int i = 0; i < literal.length(); i++) {
        if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
          return false;
        }
      }
      return literal.length() <= MOST_DIGITS;
    }

    Members members(String name) {
      if (get(name) instanceof Members members) {
        return members;
      }
      throw new MalformedException("\"" + name + "\" isn't an object");
    }

    List<Members> list(String name) {
      if (!(get(name) instanceof Array(var items))) {
        throw new MalformedException("\"" + name + "\" isn't an array");
      }
      var list = new ArrayList<Members>();
      for (Json item : items) {
        if (!(item instanceof Members members)) {
          throw new MalformedException("\"" + name + "\" holds something that isn't an object");
        }
        list.add(members);
      }
      return List.copyOf(list);
    }
  }

  /// The value as indented text.
  default String encode() {
    var text = new StringBuilder();
    JsonWriter.write(this, "\n", text);
    return text.toString();
  }
}
