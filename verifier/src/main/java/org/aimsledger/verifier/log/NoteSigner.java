package org.aimsledger.verifier.log;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;

/// Signs notes with Ed25519, as a log does. The private key has the text form of golang.org/x/mod:
/// `PRIVATE+KEY+<name>+<key ID>+<base64 of type and key>`. It is a secret in clear text.
public final class NoteSigner {

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final VerifierKey verifierKey;

  private NoteSigner(String name, byte[] seed) {
    if (seed.length != Ed25519.KEY_LENGTH) {
      throw new MalformedException("a private Ed25519 key has 32 bytes, this one " + seed.length);
    }
    var pair = Ed25519.keyPair(seed);
    this.seed = seed.clone();
    this.privateKey = pair.getPrivate();
    this.verifierKey = VerifierKey.of(name, SignatureType.ED25519, Ed25519.raw(pair.getPublic()));
  }

  /// A new key under this name.
  public static NoteSigner generate(String name, SecureRandom random) {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    random.nextBytes(seed);
    return new NoteSigner(name, seed);
  }

  /// The signer with this 32-byte private key of RFC 8032.
  public static NoteSigner of(String name, byte[] seed) {
    return new NoteSigner(name, seed);
  }

  /// The signer with this private key.
  ///
  /// @throws MalformedException if it isn't the text of a private key. The message doesn't repeat
  ///   it.
  public static NoteSigner parse(String secret) {
    var read = SecretText.parse(secret, SignatureType.ED25519);
    var signer = new NoteSigner(read.name(), read.seed());
    if (!signer.verifierKey.id().equals(read.id())) {
      throw new MalformedException("the private note key doesn't have the ID it names");
    }
    return signer;
  }

  /// The private key as text. Keep it secret.
  public String encodeSecret() {
    return SecretText.encode(verifierKey, seed);
  }

  /// The public key, to be given to whoever verifies.
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// The text with this key's signature.
  ///
  /// @param text ends with a newline
  public SignedNote sign(String text) {
    byte[] signature = Ed25519.sign(privateKey, text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(text, List.of(NoteSignature.of(verifierKey, signature)));
  }

  @Override
  public String toString() {
    return "signer of " + verifierKey.label();
  }
}
