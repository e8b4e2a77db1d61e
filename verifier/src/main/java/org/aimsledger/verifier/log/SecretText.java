package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A private key as text, in the form of golang.org/x/mod: `PRIVATE+KEY+<name>+<key ID>+<base64 of
/// type and key>`. No message repeats any of it.
@SuppressWarnings("ArrayRecordComponent") // never compared
record SecretText(String name, String id, byte[] seed) {

  private static final String PREFIX = "PRIVATE+KEY+";

  static String encode(VerifierKey key, byte[] seed) {
    byte[] typed =
        ByteBuffer.allocate(1 + seed.length).put(key.type().identifier()).put(seed).array();
    return PREFIX + key.label() + "+" + Canonical.base64(typed);
  }

  /// Splits the text; whether the ID is that of the key is to be checked by whoever makes the key.
  ///
  /// @throws MalformedException if it isn't the text of a private key of this type
  static SecretText parse(String secret, SignatureType type) {
    String[] parts = secret.split("\\+", 5);
    if (!secret.startsWith(PREFIX) || parts.length != 5) {
      throw new MalformedException("not the text of a private note key");
    }
    byte[] typed;
    try {
      typed = Canonical.base64(parts[4], "");
    } catch (MalformedException e) {
      throw new MalformedException("the private note key isn't in base64");
    }
    if (typed.length == 0 || typed[0] != type.identifier()) {
      throw new MalformedException(
          "the private note key isn't of type 0x%02x (%s)"
              .formatted(type.identifier(), type.algorithm()));
    }
    return new SecretText(parts[2], parts[3], Arrays.copyOfRange(typed, 1, typed.length));
  }
}
