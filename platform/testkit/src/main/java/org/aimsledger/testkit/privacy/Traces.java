package org.aimsledger.testkit.privacy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The forms in which texts could have been left somewhere.
public final class Traces {
  private final Map<String, byte[]> forms = new LinkedHashMap<>();

  private Traces() {}

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
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    addBytes(text, bytes);
    addBytes("SHA-256 of " + text, sha256(bytes));
    for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      forms.put(text + " in " + charset, text.getBytes(charset));
    }
  }

  private void addBytes(String name, byte[] bytes) {
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
    var byFirst = byFirstByte();
    for (var i = 0; i < length; i++) {
      for (var name : byFirst.get(haystack[i] & 0xff)) {
        if (!found.contains(name) && isAt(haystack, i, length, name)) {
          found.add(name);
        }
      }
    }
    return List.copyOf(found);
  }

  private List<List<String>> byFirstByte() {
    var all = Stream.<List<String>>generate(ArrayList::new).limit(256).toList();
    forms.forEach((name, form) -> all.get(form[0] & 0xff).add(name));
    return all;
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
