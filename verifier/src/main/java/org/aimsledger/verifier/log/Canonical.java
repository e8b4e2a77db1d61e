package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Parsers that accept exactly one spelling of a value. Two spellings of one proof would be two
/// files with the same meaning and different digests.
final class Canonical {

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Canonical() {}

  static byte[] base64(String text, String what) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(what + " isn't base64: " + Printable.quoted(text));
    }
    if (!padded(text) || strayBits(text, bytes.length)) {
      throw new MalformedException(what + " isn't in canonical base64: " + Printable.quoted(text));
    }
    return bytes;
  }

  /// The JDK also takes missing padding.
  private static boolean padded(String text) {
    return text.length() % 4 == 0;
  }

  /// The JDK also takes set bits behind the last byte: two of the last digit when the last group
  /// has two bytes, four when it has one.
  private static boolean strayBits(String text, int length) {
    int behind =
        switch (length % 3) {
          case 1 -> 0b1111;
          case 2 -> 0b0011;
          default -> 0;
        };
    return behind != 0
        && (DIGITS.indexOf(text.charAt(text.length() - 4 + length % 3)) & behind) != 0;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static long decimal(String text, String what) {
    boolean digits = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    boolean leadingZero = text.length() > 1 && text.startsWith("0");
    if (!digits || leadingZero) {
      throw new MalformedException(what + " isn't a decimal number: " + Printable.quoted(text));
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedException(what + " is too large: " + Printable.quoted(text));
    }
  }

  static String utf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(what + " isn't valid UTF-8");
    }
  }
}
