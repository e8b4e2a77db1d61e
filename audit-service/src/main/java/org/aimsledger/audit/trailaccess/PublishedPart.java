package org.aimsledger.audit.trailaccess;

import java.time.Duration;
import java.time.Instant;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.TileAddress;
import org.jspecify.annotations.Nullable;

/// What of the published log a reader fetches, as coarse as one event says it: a tile an event
/// would make the log grow faster than it is read.
///
/// @param name as it stands in the event
record PublishedPart(String name) {
  /// Entries of one part. A whole log of a million entries is read in 16 of them.
  static final long STRETCH = 65_536;

  private static final String PATH = "/trail/";

  /// The part that this path belongs to; null when it gives neither entries nor hashes of them.
  /// Checkpoints, keys and policy are made to be given away.
  static @Nullable PublishedPart of(String path) {
    if (!path.startsWith(PATH)) {
      return null;
    }
    try {
      return of(TileAddress.parse(path.substring(PATH.length())));
    } catch (MalformedException _) {
      return null;
    }
  }

  private static PublishedPart of(TileAddress address) {
    if (address.level() != TileAddress.ENTRIES) {
      return new PublishedPart("/trail/tile, hashes");
    }
    var stretch = address.index() / (STRETCH / TileAddress.FULL_WIDTH);
    return new PublishedPart(
        "/trail/tile/entries, entries %d-%d"
            .formatted(stretch * STRETCH, stretch * STRETCH + STRETCH - 1));
  }

  /// What the event says of everything that is fetched of this part in the window around a time.
  String during(Duration window, Instant now) {
    var length = window.toMillis();
    var from = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
    return "%s, between %s and %s".formatted(name, from, from.plusMillis(length));
  }
}
