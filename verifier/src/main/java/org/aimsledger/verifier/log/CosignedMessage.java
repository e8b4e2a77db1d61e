package org.aimsledger.verifier.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a cosignature signs (c2sp.org/tlog-cosignature).
final class CosignedMessage {

  private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NAME = 255;

  private CosignedMessage() {}

  /// The message under an Ed25519 cosignature: the time, then the whole text.
  static byte[] ed25519(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /// The message under an ML-DSA-44 cosignature: who signs, when, and which tree of which log.
  ///
  /// @throws MalformedException if the text isn't a checkpoint, or a name is too long
  static byte[] mlDsa44(String cosigner, String text, long seconds) {
    var checkpoint = Checkpoint.parse(text);
    byte[] name = name(cosigner);
    byte[] origin = name(checkpoint.origin());
    int length = SUBTREE.length + 2 + name.length + origin.length + 3 * Long.BYTES + Hash.LENGTH;
    var message = ByteBuffer.allocate(length).put(SUBTREE);
    message.put((byte) name.length).put(name).putLong(seconds);
    message.put((byte) origin.length).put(origin);
    message.putLong(0).putLong(checkpoint.size());
    checkpoint.root().write(message);
    return message.array();
  }

  private static byte[] name(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_NAME) {
      throw new MalformedException(
          "an ML-DSA-44 cosignature has names of at most 255 bytes, not " + Printable.quoted(name));
    }
    return bytes;
  }
}
