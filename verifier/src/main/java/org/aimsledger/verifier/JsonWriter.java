package org.aimsledger.verifier;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Writes a JSON value, in ASCII so that no console can spoil it.
final class JsonWriter {

  private JsonWriter() {}

  static void write(Json value, String newline, StringBuilder out) {
    switch (value) {
      case Json.Text(var text) -> quote(text, out);
      case Json.Numeral(var literal) -> out.append(literal);
      case Json.Bool(var bool) -> out.append(bool);
      case Json.Null() -> out.append("null");
      case Json.Array(var items) ->
          block('[', items, ']', newline, out, item -> write(item, newline + "  ", out));
      case Json.Members(var members) ->
          block(
              '{',
              members.entrySet(),
              '}',
              newline,
              out,
              member -> writeMember(member, newline + "  ", out));
    }
  }

  private static void writeMember(
      Map.Entry<String, Json> member, String newline, StringBuilder out) {
    quote(member.getKey(), out);
    out.append(": ");
    write(member.getValue(), newline, out);
  }

  private static <T> void block(
      char open,
      Collection<T> items,
      char close,
      String newline,
      StringBuilder out,
      Consumer<T> writer) {
    out.append(open);
    String separator = "";
    for (T item : items) {
      out.append(separator).append(newline).append("  ");
      writer.accept(item);
      separator = ",";
    }
    out.append(items.isEmpty() ? "" : newline).append(close);
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    out.append('"');
  }
}
