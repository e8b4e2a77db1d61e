package org.aimsledger.verifier.log;

/// What a key signs (c2sp.org/signed-note, signature types).
public enum SignatureType {
  /// Ed25519 over the text of the note: how a log signs.
  ED25519(0x01),

  /// Ed25519 over the text with a time in front: how a witness says that it saw the log grow
  /// consistently (c2sp.org/tlog-cosignature).
  COSIGNATURE(0x04);

  private final byte identifier;

  SignatureType(int identifier) {
    this.identifier = (byte) identifier;
  }

  byte identifier() {
    return identifier;
  }

  static SignatureType of(byte identifier) {
    for (var type : values()) {
      if (type.identifier == identifier) {
        return type;
      }
    }
    throw new MalformedException(
        "signature type 0x%02x is not supported, only 0x01 (Ed25519) and 0x04 (cosignature)"
            .formatted(identifier));
  }
}
