package org.aimsledger.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;

/// Reads one JSON object that may be larger than the memory: the items of its large arrays are
/// handed on one by one, and nothing of them is kept. Here only is found where each value ends;
/// what it is, and whether it is well formed, is {@link JsonParser}'s matter.
final class JsonStream {

  /// Longest item of a large array.
  static final int LONGEST_ITEM = 16 * 1024;

  /// Longest value of another member.
  static final int LONGEST_MEMBER = 1024 * 1024;

  private static final int END = -1;

  private final InputStream in;
  private final String what;
  private final long limit;
  private final byte[] buffer = new byte[1 << 16];
  private byte[] value = new byte[1 << 10];
  private int filled;
  private int position;
  private long before;

  /// @param what how messages call it
  /// @param limit most bytes that it may have
  JsonStream(InputStream in, String what, long limit) {
    this.in = in;
    this.what = what;
    this.limit = limit;
  }

  /// Reads the object to its end.
  ///
  /// @param arrays who gets the items of which array; all of them are objects
  /// @return the other members, and of these arrays an empty one
  /// @throws MalformedException if it isn't one, or repeats a name, or something follows
  Json.Members read(Map<String, Consumer<Json.Members>> arrays) {
    var members = new LinkedHashMap<String, Json>();
    skipSpace();
    if (peek() != '{') {
      throw new MalformedException(what + " isn't a JSON object");
    }
    position++;
    skipSpace();
    if (!accept('}')) {
      do {
        skipSpace();
        String name = name();
        skipSpace();
        expect(':');
        skipSpace();
        var taker = arrays.get(name);
        if (members.put(name, taker == null ? next(LONGEST_MEMBER) : items(name, taker)) != null) {
          throw malformed("the name " + Printable.quoted(name) + " is repeated");
        }
        skipSpace();
      } while (accept(','));
      expect('}');
    }
    skipSpace();
    if (peek() != END) {
      throw malformed("something follows the value");
    }
    return new Json.Members(members);
  }

  private String name() {
    if (peek() == '"' && next(LONGEST_ITEM) instanceof Json.Text(var name)) {
      return name;
    }
    throw malformed("a name was expected");
  }

  private Json items(String name, Consumer<Json.Members> taker) {
    if (!accept('[')) {
      throw new MalformedException("\"" + name + "\" isn't an array");
    }
    skipSpace();
    if (!accept(']')) {
      do {
        skipSpace();
        if (!(next(LONGEST_ITEM) instanceof Json.Members item)) {
          throw new MalformedException("\"" + name + "\" holds something that isn't an object");
        }
        taker.accept(item);
        skipSpace();
      } while (accept(','));
      expect(']');
    }
    return new Json.Array(List.of());
  }

  /// The next value, whatever it is.
  private Json next(int longest) {
    long from = before + position;
    int length = 0;
    int depth = 0;
    boolean text = false;
    boolean escaped = false;
    boolean ended = false;
    while (!ended) {
      int c = peek();
      if (c == END || (!text && depth == 0 && length > 0 && endsBefore(c))) {
        break;
      }
      if (length == longest) {
        throw malformed("a value is longer than " + longest + " bytes");
      }
      length = take(length);
      if (text) {
        text = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else {
        text = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
      ended = !text && depth <= 0 && (c == '"' || c == '}' || c == ']');
    }
    return Json.parse(Arrays.copyOf(value, length), "%s, from byte %d on,".formatted(what, from));
  }

  /// What can't be in a number or a word.
  private static boolean endsBefore(int c) {
    return c == ',' || c == ']' || c == '}' || c == ':' || isSpace(c);
  }

  private int take(int length) {
    if (length == value.length) {
      value = Arrays.copyOf(value, length * 2);
    }
    value[length] = buffer[position];
    position++;
    return length + 1;
  }

  private void skipSpace() {
    while (isSpace(peek())) {
      position++;
    }
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
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
      throw malformed(peek() == END ? "it ends too early" : "'" + c + "' was expected");
    }
  }

  private int peek() {
    if (position == filled) {
      fill();
    }
    return filled == 0 ? END : buffer[position] & 0xff;
  }

  private void fill() {
    try {
      before += filled;
      position = 0;
      filled = Math.max(0, in.read(buffer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (before + filled > limit) {
      throw new MalformedException("longer than " + limit + " bytes");
    }
  }

  private MalformedException malformed(String reason) {
    return new MalformedException(
        "%s isn't valid JSON at byte %d: %s".formatted(what, before + position, reason));
  }
}
