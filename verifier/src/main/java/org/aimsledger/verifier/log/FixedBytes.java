package org.aimsledger.verifier.log;

import java.security.SecureRandom;

/// Gives the JDK's key generators the private key as their dice: they have no other way to derive a
/// key pair from the bytes that define it.
final class FixedBytes extends SecureRandom {

  private final byte[] bytes;

  FixedBytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public void nextBytes(byte[] target) {
    if (target.length != bytes.length) {
      throw new IllegalStateException("asked for " + target.length + " bytes of a key");
    }
    System.arraycopy(bytes, 0, target, 0, bytes.length);
  }
}
