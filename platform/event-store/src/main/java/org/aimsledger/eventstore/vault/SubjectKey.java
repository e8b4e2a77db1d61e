package org.aimsledger.eventstore.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.aimsledger.eventstore.core.StreamId;

/// The key of one data subject, in the memory of whoever reads or writes just now. Keep it no
/// longer than for one answer.
public final class SubjectKey {
  /// Sealed texts have lengths in steps of so many bytes, so that they don't tell how long a name
  /// is.
  private static final int STEP = 64;

  private final UUID subject;
  private final UUID id;
  private final byte[] secret;

  SubjectKey(UUID subject, UUID id, byte[] secret) {
    if (secret.length != Seal.KEY_BYTES) {
      throw new SealBrokenException("key " + id);
    }
    this.subject = subject;
    this.id = id;
    this.secret = secret.clone();
  }

  /// A new random key. It is nowhere but here until an event [keeps][Vault#keeping] it.
  public static SubjectKey make(UUID subject) {
    return new SubjectKey(subject, UUID.randomUUID(), Seal.random(Seal.KEY_BYTES));
  }

  /// Whose key it is.
  public UUID subject() {
    return subject;
  }

  /// Id of the key; a key that was lost and made anew has another one.
  public UUID id() {
    return id;
  }

  /// Seals a text.
  ///
  /// @param stream the stream whose event will hold it
  /// @param field its name in that event
  /// @return base64url; each time another, also of the same text
  public String seal(StreamId stream, String field, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var length = Integer.BYTES + bytes.length;
    var padded =
        ByteBuffer.allocate((length + STEP - 1) / STEP * STEP)
            .putInt(bytes.length)
            .put(bytes)
            .array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Seal.close(key(), place(stream, field), padded));
  }

  /// Reads a sealed text.
  ///
  /// @throws SealBrokenException when this key did not seal it, in this stream, for this field
  public String open(StreamId stream, String field, String ciphertext) {
    var what = field + " of " + subject + " in " + stream;
    var padded =
        ByteBuffer.wrap(Seal.open(key(), place(stream, field), bytes(ciphertext, what), what));
    var text = new byte[padded.getInt()];
    padded.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /// A fingerprint that tells nothing to who doesn't have the key, however few contents are
  /// possible.
  public byte[] fingerprint(byte[] content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  byte[] secret() {
    return secret.clone();
  }

  private SecretKey key() {
    return new SecretKeySpec(secret, "AES");
  }

  /// Line by line, and none of the parts can hold a line feed but the last.
  private byte[] place(StreamId stream, String field) {
    return String.join("\n", subject.toString(), id.toString(), stream.toString(), field)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String ciphertext, String what) {
    try {
      return Base64.getUrlDecoder().decode(ciphertext);
    } catch (IllegalArgumentException e) {
      throw new SealBrokenException(what, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectKey that
        && subject.equals(that.subject)
        && id.equals(that.id)
        && Arrays.equals(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /// The secret stays out of logs.
  @Override
  public String toString() {
    return "SubjectKey[" + subject + ", " + id + "]";
  }
}
