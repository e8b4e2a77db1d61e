package org.aimsledger.verifier;

import java.util.function.Supplier;
import org.aimsledger.verifier.log.Printable;

/// The versions of streams, seen in the order of the log: each runs 1, 2, 3 … without hole.
///
/// A log may have any number of streams, so only so many are followed, 34 to 80 bytes each. A
/// stream is known by the first 128 bits of the SHA-256 of its source and subject.
final class Streams {

  private final Findings findings;
  private final long most;
  private final DigestTable versions = new DigestTable();
  private long unfollowed;
  private boolean lost;

  /// No stream yet.
  ///
  /// @param most how many streams are followed
  Streams(Findings findings, long most) {
    this.findings = findings;
    this.most = most;
  }

  /// Entries couldn't be read here: from now on versions may be missing.
  void lose() {
    lost = true;
  }

  /// How many streams are followed.
  long followed() {
    return versions.size();
  }

  /// How many entries belong to streams that aren't.
  long unfollowed() {
    return unfollowed;
  }

  void next(ChunkCheck.Version version, Supplier<String> place) {
    long last = versions.get(version.stream());
    if (last == 0 && versions.size() >= most) {
      unfollowed++;
      return;
    }
    if (version.number() <= last) {
      findings.add(
          LogCheck.STREAMS,
          place.get(),
          "stream %s: version %d comes after version %d"
              .formatted(Printable.quoted(version.subject()), version.number(), last));
      return;
    }
    if (version.number() > last + 1 && !lost) {
      findings.add(
          LogCheck.STREAMS,
          place.get(),
          "stream %s: version %d follows %s, what is between is missing"
              .formatted(
                  Printable.quoted(version.subject()),
                  version.number(),
                  last == 0 ? "nothing" : "version " + last));
    }
    versions.put(version.stream(), version.number());
  }
}
