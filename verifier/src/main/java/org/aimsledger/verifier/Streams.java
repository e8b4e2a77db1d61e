package org.aimsledger.verifier;

import java.util.function.Supplier;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Printable;

/// The versions of streams, seen in the order of the log: each runs 1, 2, 3 … without hole.
///
/// A log may have any number of streams, so only so many are followed, in an open hash table of
/// numbers: 24 bytes a place, 34 to 80 a stream. A stream is known by the first 128 bits of the
/// SHA-256 of its source and subject.
final class Streams {

  private static final int SMALLEST = 1 << 10;

  /// Words of an entry in the table: two of the digest, then the version, 0 in an empty one.
  private static final int WORDS = 3;

  private final Findings findings;
  private final long most;
  private long[] table = new long[SMALLEST * WORDS];
  private int size;
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
    return size;
  }

  /// How many entries belong to streams that aren't.
  long unfollowed() {
    return unfollowed;
  }

  void next(ChunkCheck.Version version, Supplier<String> place) {
    int at = find(table, version.stream());
    long last = table[at + 2];
    if (last == 0 && size >= most) {
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
    table[at] = version.stream().word0();
    table[at + 1] = version.stream().word1();
    table[at + 2] = version.number();
    if (last == 0) {
      size++;
      growIfNeeded();
    }
  }

  private void growIfNeeded() {
    int places = table.length / WORDS;
    if (size < places * 0.7) {
      return;
    }
    long[] larger = new long[places * 2 * WORDS];
    for (int at = 0; at < table.length; at += WORDS) {
      if (table[at + 2] != 0) {
        int to = place(larger, table[at], table[at + 1]);
        System.arraycopy(table, at, larger, to, WORDS);
      }
    }
    table = larger;
  }

  private static int find(long[] table, Hash stream) {
    return place(table, stream.word0(), stream.word1());
  }

  /// Where this digest is, or is to be put.
  private static int place(long[] table, long word0, long word1) {
    int places = table.length / WORDS;
    int at = (int) (word0 & (places - 1));
    while (table[at * WORDS + 2] != 0
        && (table[at * WORDS] != word0 || table[at * WORDS + 1] != word1)) {
      at = (at + 1) & (places - 1);
    }
    return at * WORDS;
  }
}
