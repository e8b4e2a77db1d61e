package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;

/// Cosigns checkpoints with Ed25519 and a time, as a witness does (c2sp.org/tlog-cosignature).
///
/// It signs what it is given. A witness has to check first that the checkpoint continues the last
/// one it cosigned.
public final class Cosigner {

  private final PrivateKey privateKey;
  private final VerifierKey verifierKey;

  private Cosigner(String name, byte[] seed) {
    if (seed.length != Ed25519.KEY_LENGTH) {
      throw new MalformedException("a private Ed25519 key has 32 bytes, this one " + seed.length);
    }
    var pair = Ed25519.keyPair(seed);
    this.privateKey = pair.getPrivate();
    this.verifierKey =
        VerifierKey.of(name, SignatureType.COSIGNATURE, Ed25519.raw(pair.getPublic()));
  }

  public static Cosigner generate(String name, SecureRandom random) {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    random.nextBytes(seed);
    return new Cosigner(name, seed);
  }

  /// The cosigner with this 32-byte private key of RFC 8032.
  public static Cosigner of(String name, byte[] seed) {
    return new Cosigner(name, seed);
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// The note with this witness's cosignature below the others.
  public SignedNote cosign(SignedNote note, Instant at) {
    long seconds = at.getEpochSecond();
    byte[] signature = Ed25519.sign(privateKey, message(note.text(), seconds));
    byte[] timestamped =
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array();
    return note.with(NoteSignature.of(verifierKey, timestamped));
  }

  static byte[] message(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }
}
