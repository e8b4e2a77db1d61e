package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// ML-DSA-44 (FIPS 204, pure, empty context), which withstands quantum computers, with keys as
/// plain bytes.
final class MlDsa44 {

  static final int SEED_LENGTH = 32;
  static final int KEY_LENGTH = 1312;
  static final int SIGNATURE_LENGTH = 2420;

  private static final String NAME = "ML-DSA-44";

  /// What RFC 9881 puts in front of the bytes of a public key.
  private static final byte[] X509_PREFIX =
      HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

  private MlDsa44() {}

  static PublicKey publicKey(byte[] raw) {
    var encoded = ByteBuffer.allocate(X509_PREFIX.length + raw.length).put(X509_PREFIX).put(raw);
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded.array()));
    } catch (InvalidKeySpecException e) {
      throw new MalformedException("these bytes aren't an ML-DSA-44 public key");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    try {
      var verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      // The provider's answer to bytes that can't be a signature.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
    }
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signer = Signature.getInstance(NAME);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with ML-DSA-44 failed", e);
    }
  }

  /// The key pair that belongs to a 32-byte seed (FIPS 204, algorithm 6).
  static KeyPair keyPair(byte[] seed) {
    try {
      var generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ML_DSA_44, new FixedBytes(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
    }
  }

  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
  }
}
