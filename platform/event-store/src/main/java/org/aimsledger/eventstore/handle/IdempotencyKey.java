package org.aimsledger.eventstore.handle;

import java.util.Arrays;

/// What makes a repeated request recognisable.
///
/// @param principal who sent it; two senders may use the same key
/// @param key chosen by the sender, 1 to 200 characters
/// @param fingerprint SHA-256 over what was asked for
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record IdempotencyKey(String principal, String key, byte[] fingerprint) {
  public IdempotencyKey {
    if (key.isBlank() || key.length() > 200 || principal.isBlank()) {
      throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
    }
    fingerprint = fingerprint.clone();
  }

  @Override
  public byte[] fingerprint() {
    return fingerprint.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey(var p, var k, var f)
        && principal.equals(p)
        && key.equals(k)
        && Arrays.equals(fingerprint, f);
  }

  @Override
  public int hashCode() {
    return 31 * principal.hashCode() + key.hashCode();
  }

  @Override
  public String toString() {
    return "IdempotencyKey[" + principal + ", " + key + "]";
  }
}
