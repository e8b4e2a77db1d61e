package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 hash: 32 bytes, kept as four big-endian words so that it is immutable and comparable.
///
/// The hash rules are those of RFC 6962 section 2.1: leaf = SHA-256(0x00 ‖ data), node =
/// SHA-256(0x01 ‖ left ‖ right), empty tree = SHA-256 of nothing. The first byte keeps a leaf from
/// being passed off as a node.
public record Hash(long word0, long word1, long word2, long word3) {

  public static final int LENGTH = 32;

  /// Looking an algorithm up takes longer than hashing a node; `digest()` leaves it as new.
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hash::newDigest);

  /// The root of a tree without leaves.
  public static final Hash EMPTY_ROOT = sha256();

  private static final byte[] LEAF = {0};
  private static final byte NODE = 1;

  /// The hash whose bytes are given.
  ///
  /// @throws MalformedException if there aren't exactly 32
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new MalformedException("a hash has 32 bytes, this one has " + bytes.length);
    }
    return read(ByteBuffer.wrap(bytes));
  }

  static Hash read(ByteBuffer buffer) {
    return new Hash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /// The hash with this hexadecimal form.
  ///
  /// @throws MalformedException unless the text is 64 lower-case hexadecimal digits
  public static Hash ofHex(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw notHex(hex);
    }
    return new Hash(word(hex, 0), word(hex, 16), word(hex, 32), word(hex, 48));
  }

  private static long word(String hex, int from) {
    long word = 0;
    for (int i = from; i < from + 16; i++) {
      char c = hex.charAt(i);
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        throw notHex(hex);
      }
      word = word << 4 | digit;
    }
    return word;
  }

  private static MalformedException notHex(String hex) {
    return new MalformedException(
        "a hash in hexadecimal has 64 digits 0-9 and a-f: " + Printable.quoted(hex));
  }

  /// The hash with this base64 form.
  ///
  /// @throws MalformedException unless the text is the canonical base64 of 32 bytes
  public static Hash ofBase64(String base64) {
    return of(Canonical.base64(base64, "hash"));
  }

  /// The hash of a leaf with the given data.
  public static Hash leaf(byte[] data) {
    return sha256(LEAF, data);
  }

  /// The hash of the node over two children.
  public static Hash node(Hash left, Hash right) {
    var node = ByteBuffer.allocate(1 + 2 * LENGTH).put(NODE);
    left.write(node);
    right.write(node);
    return sha256(node.array());
  }

  /// Plain SHA-256 of the parts, one after the other.
  public static Hash sha256(byte[]... parts) {
    var digest = DIGEST.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return of(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void write(ByteBuffer buffer) {
    buffer.putLong(word0).putLong(word1).putLong(word2).putLong(word3);
  }

  public byte[] bytes() {
    var buffer = ByteBuffer.allocate(LENGTH);
    write(buffer);
    return buffer.array();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  public String base64() {
    return Canonical.base64(bytes());
  }

  @Override
  public String toString() {
    return hex();
  }
}
