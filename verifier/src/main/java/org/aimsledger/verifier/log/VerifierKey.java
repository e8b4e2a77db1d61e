package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A public key with its name, as in `example.com/log+530d903a+AekyeRrm56h…`: name, key ID in
/// hexadecimal, base64 of signature type and key (c2sp.org/signed-note, verifier keys).
public final class VerifierKey {

  private final String name;
  private final SignatureType type;
  private final byte[] raw;
  private final PublicKey publicKey;
  private final Hash fingerprint;

  private VerifierKey(String name, SignatureType type, byte[] raw) {
    KeyName.require(name);
    this.name = name;
    this.type = type;
    this.raw = raw.clone();
    this.publicKey =
        type == SignatureType.ML_DSA_44 ? MlDsa44.publicKey(raw) : Ed25519.publicKey(raw);
    this.fingerprint = fingerprint(name, typed(type, raw));
  }

  static VerifierKey of(String name, SignatureType type, byte[] raw) {
    return new VerifierKey(name, type, raw);
  }

  /// The key with this text form.
  ///
  /// @throws MalformedException if it isn't a key, its ID doesn't fit or its type is unsupported
  public static VerifierKey parse(String vkey) {
    // Base64 may contain a plus, a name may not.
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedException(
          "a key is name+id+base64, this isn't: " + Printable.quoted(vkey));
    }
    String name = parts[0];
    byte[] typed = Canonical.base64(parts[2], "key " + Printable.quoted(name));
    String id = keyId(fingerprint(name, typed));
    if (!id.equals(parts[1])) {
      throw new MalformedException(
          "key %s has the ID %s, not %s"
              .formatted(Printable.quoted(name), id, Printable.quoted(parts[1])));
    }
    if (typed.length == 0) {
      throw new MalformedException("key " + Printable.quoted(name) + " is empty");
    }
    var type = SignatureType.of(typed[0]);
    if (typed.length != 1 + type.keyLength()) {
      throw new MalformedException(
          "key %s hasn't %d bytes".formatted(Printable.quoted(name), type.keyLength()));
    }
    return new VerifierKey(name, type, Arrays.copyOfRange(typed, 1, typed.length));
  }

  private static byte[] typed(SignatureType type, byte[] raw) {
    return ByteBuffer.allocate(1 + raw.length).put(type.identifier()).put(raw).array();
  }

  private static Hash fingerprint(String name, byte[] typed) {
    return Hash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed);
  }

  private static String keyId(Hash fingerprint) {
    return fingerprint.hex().substring(0, 8);
  }

  public String name() {
    return name;
  }

  public SignatureType type() {
    return type;
  }

  /// The ID by which a signature names its key: eight hexadecimal digits. Short, so never compare
  /// keys by it; that is what the {@link #fingerprint} is for.
  public String id() {
    return keyId(fingerprint);
  }

  /// SHA-256 of name, newline, type and key. Its first eight digits are the ID.
  public Hash fingerprint() {
    return fingerprint;
  }

  /// Name and ID, as messages show them.
  public String label() {
    return name + "+" + id();
  }

  /// The text form that {@link #parse} reads.
  public String encode() {
    return label() + "+" + Canonical.base64(typed(type, raw));
  }

  /// Whether both wrap the same public key, under whatever name and type.
  boolean wrapsSameKeyAs(VerifierKey other) {
    return Arrays.equals(raw, other.raw);
  }

  boolean made(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId().equals(id());
  }

  boolean verifies(String text, NoteSignature signature) {
    byte[] bytes = signature.bytes();
    return switch (type) {
      case ED25519 ->
          bytes.length == Ed25519.SIGNATURE_LENGTH
              && Ed25519.verifies(publicKey, text.getBytes(StandardCharsets.UTF_8), bytes);
      case COSIGNATURE -> verifiesCosignature(text, bytes, Ed25519.SIGNATURE_LENGTH);
      case ML_DSA_44 -> verifiesCosignature(text, bytes, MlDsa44.SIGNATURE_LENGTH);
    };
  }

  private boolean verifiesCosignature(String text, byte[] bytes, int length) {
    if (bytes.length != Long.BYTES + length) {
      return false;
    }
    var buffer = ByteBuffer.wrap(bytes);
    long seconds = buffer.getLong();
    byte[] signature = new byte[length];
    buffer.get(signature);
    return seconds >= 0 && verifiesCosignature(text, seconds, signature);
  }

  private boolean verifiesCosignature(String text, long seconds, byte[] signature) {
    if (type == SignatureType.COSIGNATURE) {
      return Ed25519.verifies(publicKey, CosignedMessage.ed25519(text, seconds), signature);
    }
    try {
      byte[] message = CosignedMessage.mlDsa44(name, text, seconds);
      return MlDsa44.verifies(publicKey, message, signature);
    } catch (MalformedException _) {
      // Not a checkpoint, and nothing else can be signed this way.
      return false;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey key && key.encode().equals(encode());
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return encode();
  }

  static String keyId(byte[] firstBytes) {
    return HexFormat.of().formatHex(firstBytes, 0, 4);
  }
}
