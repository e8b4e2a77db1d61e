package org.aimsledger.eventstore.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM as the JDK does it: nonce, ciphertext, tag. Random nonces of 96 bits: a key seals
/// far fewer than the 2³² messages for which that is safe.
final class Seal {
  static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Seal() {}

  static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /// @param place authenticated, not encrypted
  static byte[] close(SecretKey key, byte[] place, byte[] plain) {
    var nonce = random(NONCE_BYTES);
    try {
      var cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      cipher.updateAAD(place);
      var sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /// @param what is named when it doesn't open
  /// @throws SealBrokenException when key, place or bytes are not those of sealing
  static byte[] open(SecretKey key, byte[] place, byte[] sealed, String what) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      throw new SealBrokenException(what);
    }
    try {
      var cipher = Cipher.getInstance(ALGORITHM);
      var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      cipher.updateAAD(place);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new SealBrokenException(what, e);
    }
  }
}
