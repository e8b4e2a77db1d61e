package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Parsers that accept exactly one spelling of a value. Two spellings of one proof would be two
/// files with the same meaning and different digests.
final class Canonical {

  private Canonical() {}

  static byte[] base64(String text, String what) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(what + " isn't base64: " + Printable.quoted(text));
    }
    // The JDK also takes missing padding and stray bits behind the last byte.
    if (!base64(bytes).equals(text)) {
      throw new MalformedException(what + " isn't in canonical base64: " + Printable.quoted(text));
    }
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static long decimal(String text, String what) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
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
