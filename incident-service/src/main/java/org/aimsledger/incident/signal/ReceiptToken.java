package org.aimsledger.incident.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// The secret that whoever reported can ask with how it stands. Only its digest is kept: it has 256
/// random bits, so nobody finds it by guessing.
record ReceiptToken(String value) {
  static final int BYTES = 32;

  /// @param random as many bytes as [#BYTES]
  static ReceiptToken of(byte[] random) {
    return new ReceiptToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /// SHA-256 in hex.
  String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Takes as long whether it fits or not.
  boolean fits(String kept) {
    return MessageDigest.isEqual(
        digest().getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
  }

  /// The secret stays out of logs.
  @Override
  public String toString() {
    return "(secret)";
  }
}
