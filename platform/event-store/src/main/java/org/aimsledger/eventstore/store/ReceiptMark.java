package org.aimsledger.eventstore.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A receipt as the event carries it, so that it can be found again when the table of receipts is
/// lost: half a SHA-256 of who and key, and of the fingerprint, in the alphabet of URLs.
public record ReceiptMark(String identity, String fingerprint) {
  private static final int BYTES = 16;
  private static final int LETTERS = 22;

  /// What the event of an answered request carries.
  public static ReceiptMark of(Receipt receipt) {
    var identity = (receipt.principal() + "\n" + receipt.key()).getBytes(StandardCharsets.UTF_8);
    return new ReceiptMark(half(identity), half(receipt.fingerprint()));
  }

  /// Reads what an event carries; empty when it is none.
  public static Optional<ReceiptMark> parse(String text) {
    return text.length() == 2 * LETTERS
        ? Optional.of(new ReceiptMark(text.substring(0, LETTERS), text.substring(LETTERS)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return identity + fingerprint;
  }

  private static String half(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
