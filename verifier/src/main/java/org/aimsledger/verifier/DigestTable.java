package org.aimsledger.verifier;

import org.aimsledger.verifier.log.Hash;

/// A number for each digest, in an open hash table of numbers: 24 bytes a place, 34 to 80 a digest.
/// Only the first 128 bits of a digest count. However long the texts are that the digests are of,
/// they cost no memory.
final class DigestTable {

  private static final int SMALLEST = 1 << 10;

  /// Words of a place: two of the digest, then the number, 0 in an empty one.
  private static final int WORDS = 3;

  private long[] table = new long[SMALLEST * WORDS];
  private int size;

  /// How many digests have a number.
  int size() {
    return size;
  }

  /// The number of this digest; 0 when it has none.
  long get(Hash digest) {
    return table[place(table, digest.word0(), digest.word1()) + 2];
  }

  /// Gives the digest a number.
  ///
  /// @param number not 0
  void put(Hash digest, long number) {
    int at = place(table, digest.word0(), digest.word1());
    boolean added = table[at + 2] == 0;
    table[at] = digest.word0();
    table[at + 1] = digest.word1();
    table[at + 2] = number;
    if (added) {
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
