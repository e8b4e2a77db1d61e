package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;

/// Cosigns checkpoints with a time, as a witness does (c2sp.org/tlog-cosignature), with Ed25519 or
/// with ML-DSA-44. With ML-DSA-44 a log may sign too, in a second line under its own name.
///
/// It signs what it is given. A witness has to check first that the checkpoint continues the last
/// one it cosigned.
public final class Cosigner {

  private static final int SEED_LENGTH = 32;

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final VerifierKey verifierKey;

  private Cosigner(byte[] seed, KeyPair pair, VerifierKey verifierKey) {
    this.seed = seed.clone();
    this.privateKey = pair.getPrivate();
    this.verifierKey = verifierKey;
  }

  public static Cosigner generate(String name, SecureRandom random) {
    return of(name, seed(random));
  }

  /// The cosigner with this 32-byte private key of RFC 8032.
  public static Cosigner of(String name, byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new MalformedException("a private Ed25519 key has 32 bytes, this one " + seed.length);
    }
    var pair = Ed25519.keyPair(seed);
    return new Cosigner(
        seed, pair, VerifierKey.of(name, SignatureType.COSIGNATURE, Ed25519.raw(pair.getPublic())));
  }

  public static Cosigner generateMlDsa44(String name, SecureRandom random) {
    return mlDsa44(name, seed(random));
  }

  /// The ML-DSA-44 cosigner with this 32-byte seed of FIPS 204.
  public static Cosigner mlDsa44(String name, byte[] seed) {
    if (seed.length != MlDsa44.SEED_LENGTH) {
      throw new MalformedException("an ML-DSA-44 seed has 32 bytes, this one " + seed.length);
    }
    var pair = MlDsa44.keyPair(seed);
    return new Cosigner(
        seed, pair, VerifierKey.of(name, SignatureType.ML_DSA_44, MlDsa44.raw(pair.getPublic())));
  }

  /// The ML-DSA-44 cosigner with this private key, in the text form of [NoteSigner].
  ///
  /// @throws MalformedException if it isn't the text of such a key. The message doesn't repeat it.
  public static Cosigner parseMlDsa44(String secret) {
    var read = SecretText.parse(secret, SignatureType.ML_DSA_44);
    var cosigner = mlDsa44(read.name(), read.seed());
    if (!cosigner.verifierKey.id().equals(read.id())) {
      throw new MalformedException("the private note key doesn't have the ID it names");
    }
    return cosigner;
  }

  /// The private key as text. Keep it secret.
  public String encodeSecret() {
    return SecretText.encode(verifierKey, seed);
  }

  private static byte[] seed(SecureRandom random) {
    byte[] seed = new byte[SEED_LENGTH];
    random.nextBytes(seed);
    return seed;
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// The note with this witness's cosignature below the others.
  ///
  /// @throws MalformedException if the key is of ML-DSA-44 and the note isn't a checkpoint
  public SignedNote cosign(SignedNote note, Instant at) {
    long seconds = at.getEpochSecond();
    byte[] signature =
        switch (verifierKey.type()) {
          case ML_DSA_44 ->
              MlDsa44.sign(
                  privateKey, CosignedMessage.mlDsa44(verifierKey.name(), note.text(), seconds));
          case COSIGNATURE, ED25519 ->
              Ed25519.sign(privateKey, CosignedMessage.ed25519(note.text(), seconds));
        };
    byte[] timestamped =
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array();
    return note.with(NoteSignature.of(verifierKey, timestamped));
  }
}
