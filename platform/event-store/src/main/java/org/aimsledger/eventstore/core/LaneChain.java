package org.aimsledger.eventstore.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What follows from every event of a lane up to a number: `c(0)` is 32 zero bytes, `c(n)` is
/// SHA-256 over `c(n - 1)` and the leaf hash of event n (see [LaneDigest]). Two logs with the same
/// chain at a number hold the same bytes under all numbers up to it.
///
/// Unlike a digest it goes on from where it was, without what came before.
///
/// @param number 0 before the first event
/// @param sha256 lower-case hex
public record LaneChain(long number, String sha256) {
  /// Of a lane without events.
  public static final LaneChain START = new LaneChain(0, "0".repeat(64));

  /// The chain after the next events.
  ///
  /// @param leafHashes of the events that follow, without hole
  public LaneChain then(List<byte[]> leafHashes) {
    var digest = sha256Digest();
    var chain = HexFormat.of().parseHex(sha256);
    for (var hash : leafHashes) {
      digest.update(chain);
      chain = digest.digest(hash);
    }
    return new LaneChain(number + leafHashes.size(), HexFormat.of().formatHex(chain));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
