package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import org.aimsledger.verifier.log.Hash;

/// A set of texts that only remembers the first 128 bits of the SHA-256 of each, in an open hash
/// table of numbers: 23 to 46 bytes a text, however long it is.
final class Digests {

  private static final int SMALLEST = 1 << 10;
  private static final int WORDS = 2;

  private long[] table = new long[SMALLEST * WORDS];
  private int size;

  /// Puts a text in.
  ///
  /// @return whether it wasn't there
  boolean add(String text) {
    Hash digest = Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    // An empty place has two zeros.
    long second = digest.word1() | 1;
    int at = place(table, digest.word0(), second);
    if (table[at + 1] != 0) {
      return false;
    }
    table[at] = digest.word0();
    table[at + 1] = second;
    size++;
    growIfNeeded();
    return true;
  }

  private void growIfNeeded() {
    int places = table.length / WORDS;
    if (size < places * 0.7) {
      return;
    }
    long[] larger = new long[places * 2 * WORDS];
    for (int at = 0; at < table.length; at += WORDS) {
      if (table[at + 1] != 0) {
        int to = place(larger, table[at], table[at + 1]);
        larger[to] = table[at];
        larger[to + 1] = table[at + 1];
      }
    }
    table = larger;
  }

  private static int place(long[] table, long first, long second) {
    int places = table.length / WORDS;
    int at = (int) (first & (places - 1));
    while (table[at * WORDS + 1] != 0
        && (table[at * WORDS] != first || table[at * WORDS + 1] != second)) {
      at = (at + 1) & (places - 1);
    }
    return at * WORDS;
  }
}
