package org.aimsledger.testkit.privacy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The forms in which texts could have been left somewhere.
public final class Traces {
  /// Of the first two bytes of a form.
  private static final int PAIRS = 1 << 16;

  private final Map<String, byte[]> forms = new LinkedHashMap<>();
  private @Nullable Beginnings beginnings;

  private Traces() {}

  /// How forms begin. Nearly every pair of bytes of a haystack begins none, and one look tells:
  /// disks are looked through byte by byte.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Beginnings(boolean[] pairs, Map<Integer, List<String>> names) {
    static Beginnings of(Map<String, byte[]> forms) {
      var all = new Beginnings(new boolean[PAIRS], new HashMap<>());
      forms.forEach(
          (name, form) -> {
            var pair = pair(form, 0);
            all.pairs[pair] = true;
            all.names.computeIfAbsent(pair, _ -> new ArrayList<>()).add(name);
          });
      return all;
    }

    List<String> beginningWith(int pair) {
      return names.getOrDefault(pair, List.of());
    }

    private static int pair(byte[] bytes, int at) {
      return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
  }

  /// Texts that nothing else contains, each at least twelve characters long.
  public static Traces of(String... texts) {
    var traces = new Traces();
    for (var text : texts) {
      if (text.length() < 12) {
        throw new IllegalArgumentException("too short to be unlike anything else: " + text);
      }
      traces.addText(text);
    }
    return traces;
  }

  /// The same, and these bytes, e.g. a hash, as they are, in hex and in base64.
  public Traces and(String name, byte[] bytes) {
    addBytes(name, bytes);
    return this;
  }

  private void addText(String text) {
    beginnings = null;
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    addBytes(text, bytes);
    addBytes("SHA-256 of " + text, sha256(bytes));
    for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      forms.put(text + " in " + charset, text.getBytes(charset));
    }
  }

  private void addBytes(String name, byte[] bytes) {
    beginnings = null;
    forms.put(name, bytes);
    forms.put(name + " in hex", ascii(HexFormat.of().formatHex(bytes)));
    forms.put(name + " in HEX", ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
    for (var shift = 0; shift < 3; shift++) {
      forms.put(name + " in base64+" + shift, ascii(inside(Base64.getEncoder(), bytes, shift)));
      forms.put(
          name + " in base64url+" + shift, ascii(inside(Base64.getUrlEncoder(), bytes, shift)));
    }
  }

  /// The characters that are the same whatever stands before and behind.
  private static String inside(Base64.Encoder encoder, byte[] bytes, int shift) {
    var shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    var encoded = encoder.withoutPadding().encodeToString(shifted);
    var from = shift == 0 ? 0 : shift + 1;
    return encoded.substring(from, shifted.length / 3 * 4);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The forms that are in these bytes.
  public List<String> in(byte[] haystack) {
    return in(haystack, haystack.length);
  }

  List<String> in(byte[] haystack, int length) {
    var found = new TreeSet<String>();
    var known = beginnings();
    var pairs = known.pairs();
    // Every form has more than two bytes.
    for (var i = 0; i < length - 1; i++) {
      if (pairs[((haystack[i] & 0xff) << 8) | (haystack[i + 1] & 0xff)]) {
        for (var name : known.beginningWith(Beginnings.pair(haystack, i))) {
          if (!found.contains(name) && isAt(haystack, i, length, name)) {
            found.add(name);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private Beginnings beginnings() {
    var known = beginnings;
    if (known == null) {
      known = Beginnings.of(forms);
      beginnings = known;
    }
    return known;
  }

  private boolean isAt(byte[] haystack, int from, int length, String name) {
    var form = Objects.requireNonNull(forms.get(name));
    return from + form.length <= length
        && Arrays.equals(haystack, from, from + form.length, form, 0, form.length);
  }

  int longest() {
    return forms.values().stream().mapToInt(form -> form.length).max().orElse(0);
  }
}
