package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/// One signature line of a note: `— <name> <base64 of key ID and signature>`.
///
/// @param name the name of the key that claims to have signed
/// @param base64 four bytes of key ID, then the signature
public record NoteSignature(String name, String base64) {

  static final String DASH = "\u2014 ";

  private static final int ID_LENGTH = 4;

  public NoteSignature {
    KeyName.require(name);
    if (Canonical.base64(base64, "signature").length <= ID_LENGTH) {
      throw new MalformedException(
          "the signature of %s has no bytes".formatted(Printable.quoted(name)));
    }
  }

  static NoteSignature of(VerifierKey key, byte[] signature) {
    byte[] id = Arrays.copyOf(key.fingerprint().bytes(), ID_LENGTH);
    var bytes = ByteBuffer.allocate(ID_LENGTH + signature.length).put(id).put(signature).array();
    return new NoteSignature(key.name(), Canonical.base64(bytes));
  }

  static NoteSignature parse(String line) {
    String[] parts = line.split(" ", -1);
    if (!line.startsWith(DASH) || parts.length != 3) {
      throw new MalformedException(
          "not a signature line (em dash, name, base64): " + Printable.quoted(line));
    }
    return new NoteSignature(parts[1], parts[2]);
  }

  String encode() {
    return DASH + name + " " + base64 + "\n";
  }

  /// Whether it has the length of an ML-DSA-44 cosignature, and of no other.
  public boolean isMlDsa44() {
    return bytes().length == Long.BYTES + MlDsa44.SIGNATURE_LENGTH;
  }

  /// The ID of the key that claims to have signed: eight hexadecimal digits.
  public String keyId() {
    return VerifierKey.keyId(Canonical.base64(base64, "signature"));
  }

  /// Name and key ID, as messages show them.
  public String label() {
    return name + "+" + keyId();
  }

  byte[] bytes() {
    byte[] all = Canonical.base64(base64, "signature");
    return Arrays.copyOfRange(all, ID_LENGTH, all.length);
  }

  /// The time a cosignature carries. Only for signatures that were verified as such.
  Instant cosignedAt() {
    return Instant.ofEpochSecond(ByteBuffer.wrap(bytes()).getLong());
  }
}
