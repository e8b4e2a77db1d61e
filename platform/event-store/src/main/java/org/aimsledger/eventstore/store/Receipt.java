package org.aimsledger.eventstore.store;

import java.util.Arrays;

/// What makes a repeated append recognisable.
///
/// @param principal who sent it
/// @param key chosen by the sender
/// @param fingerprint SHA-256 over what was asked for
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Receipt(String principal, String key, byte[] fingerprint) {
  /// What two receipts must not share, whatever was asked for.
  record Identity(String principal, String key) {}

  Identity identity() {
    return new Identity(principal, key);
  }

  /// How the event that answers the request names it.
  ReceiptMark mark() {
    return ReceiptMark.of(this);
  }

  /// The same as text, for the event.
  public String markText() {
    return mark().toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Receipt(var p, var k, var f)
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
    return "Receipt[" + principal + ", " + key + "]";
  }
}
