package org.aimsledger.eventstore.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Ids: random ones that sort by time, and ones derived from others.
public final class EventIds {
  private EventIds() {}

  /// A UUIDv7 (RFC 9562): milliseconds, then random bits. Unique, not secret.
  public static UUID next(long epochMillis) {
    var random = ThreadLocalRandom.current();
    var high = (epochMillis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// The id that always belongs to this origin and purpose (RFC 9562 version 8, from SHA-256), so
  /// that a repeated reaction creates the same aggregate again and not a second one.
  public static UUID derived(String origin, String purpose) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(purpose.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      var hash = ByteBuffer.wrap(digest.digest(origin.getBytes(StandardCharsets.UTF_8)));
      var high = (hash.getLong() & ~0xF000L) | 0x8000L;
      var low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
