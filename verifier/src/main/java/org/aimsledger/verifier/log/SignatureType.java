package org.aimsledger.verifier.log;

/// What a key signs (c2sp.org/signed-note, signature types).
public enum SignatureType {
  /// Ed25519 over the text of the note: how a log signs.
  ED25519(0x01, Ed25519.KEY_LENGTH),

  /// Ed25519 over the text with a time in front: how a witness says that it saw the log grow
  /// consistently (c2sp.org/tlog-cosignature).
  COSIGNATURE(0x04, Ed25519.KEY_LENGTH),

  /// ML-DSA-44 over time, origin, size and root of a checkpoint: how a witness, or the log itself,
  /// says the same in a way that withstands quantum computers (c2sp.org/tlog-cosignature). Lines
  /// below the root aren't signed by it.
  ML_DSA_44(0x06, MlDsa44.KEY_LENGTH);

  private final byte identifier;
  private final int keyLength;

  SignatureType(int identifier, int keyLength) {
    this.identifier = (byte) identifier;
    this.keyLength = keyLength;
  }

  /// What signs.
  String algorithm() {
    return this == ML_DSA_44 ? "ML-DSA-44" : "Ed25519";
  }

  byte identifier() {
    return identifier;
  }

  /// Bytes of a public key.
  int keyLength() {
    return keyLength;
  }

  static SignatureType of(byte identifier) {
    for (var type : values()) {
      if (type.identifier == identifier) {
        return type;
      }
    }
    throw new MalformedException(
        ("signature type 0x%02x is not supported, only 0x01 (Ed25519), 0x04 (Ed25519 cosignature)"
                + " and 0x06 (ML-DSA-44 cosignature)")
            .formatted(identifier));
  }
}
