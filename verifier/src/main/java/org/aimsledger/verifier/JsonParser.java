package org.aimsledger.verifier;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;

/// A JSON parser that takes what RFC 8259 allows and nothing else, and of that refuses what readers
/// understand differently: repeated names and lone surrogates.
final class JsonParser {

  private static final int DEEPEST = 64;

  private final String text;
  private final String what;
  private int position;

  private JsonParser(String text, String what) {
    this.text = text;
    this.what = what;
  }

  static Json parse(byte[] document, String what) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(what + " isn't valid UTF-8");
    }
    var parser = new JsonParser(text, what);
    Json value = parser.value(0);
    parser.skipSpace();
    if (parser.position < text.length()) {
      throw parser.malformed("something follows the value");
    }
    return value;
  }

  private Json value(int depth) {
    if (depth > DEEPEST) {
      throw malformed("it nests deeper than " + DEEPEST + " levels");
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json members(int depth) {
    var values = new LinkedHashMap<String, Json>();
    position++;
    skipSpace();
    if (accept('}')) {
      return new Json.Members(values);
    }
    do {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      if (values.put(name, value(depth + 1)) != null) {
        throw malformed("the name " + Printable.quoted(name) + " is repeated");
      }
      skipSpace();
    } while (accept(','));
    expect('}');
    return new Json.Members(values);
  }

  private Json array(int depth) {
    var items = new ArrayList<Json>();
    position++;
    skipSpace();
    if (accept(']')) {
      return new Json.Array(items);
    }
    do {
      items.add(value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect(']');
    return new Json.Array(items);
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, position)) {
      throw malformed("a value was expected");
    }
    position += word.length();
    return value;
  }

  private Json number() {
    int start = position;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    return new Json.Numeral(text.substring(start, position));
  }

  /// At least one.
  private void digits() {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      throw malformed("a value was expected");
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @CanIgnoreReturnValue
  private boolean skip(char c) {
    boolean found = position < text.length() && text.charAt(position) == c;
    if (found) {
      position++;
    }
    return found;
  }

  private String string() {
    expect('"');
    int start = position;
    while (isPlain(peek())) {
      position++;
    }
    if (accept('"')) {
      return text.substring(start, position - 1);
    }
    var value = new StringBuilder().append(text, start, position);
    while (!accept('"')) {
      char c = next();
      if (c < ' ') {
        throw malformed("a control character stands in a text");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    requirePairedSurrogates(value);
    return value.toString();
  }

  /// Most texts have nothing else and need no second look.
  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed("unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = next();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw malformed("\\u needs four hexadecimal digits");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private void requirePairedSurrogates(CharSequence value) {
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw malformed("half a surrogate pair stands in a text");
    }
  }

  private void skipSpace() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private char peek() {
    if (position >= text.length()) {
      throw malformed("it ends too early");
    }
    return text.charAt(position);
  }

  private char next() {
    char c = peek();
    position++;
    return c;
  }

  private boolean accept(char c) {
    boolean found = peek() == c;
    if (found) {
      position++;
    }
    return found;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw malformed("'" + c + "' was expected");
    }
  }

  private MalformedException malformed(String reason) {
    return new MalformedException(
        "%s isn't valid JSON at character %d: %s".formatted(what, position, reason));
  }
}
