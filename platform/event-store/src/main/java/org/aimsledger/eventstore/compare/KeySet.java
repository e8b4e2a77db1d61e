package org.aimsledger.eventstore.compare;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// Keys that events have touched, eight bytes each. A key that was added is always found again; one
/// that was not is taken for one that was with a chance of about one in 2^64 for each that is
/// there, and nobody can choose such a key, since the salt is drawn anew for each pass.
///
/// Above its limit it keeps a half, a quarter … of the keys: which of them is chosen by the turn.
final class KeySet {
  private final long salt = ThreadLocalRandom.current().nextLong();
  private final int limit;
  private final long turn;
  private long[] slots = new long[1 << 10];
  private int size;
  private long mask;

  /// @param limit most keys
  /// @param turn which of the parts is kept when there are more; count it up
  /// @param parts number of parts to begin with, a power of two
  KeySet(int limit, long turn, long parts) {
    this.limit = limit;
    this.turn = turn;
    this.mask = parts - 1;
  }

  /// Number of parts that the keys are divided into; one while all are kept.
  long parts() {
    return mask + 1;
  }

  void add(String table, Object key) {
    var hash = hash(table, key);
    if (!isKept(hash)) {
      return;
    }
    if (put(slots, hash)) {
      size++;
    }
    if (size > limit) {
      mask = 2 * mask + 1;
      rehash(slots.length);
    } else if (2 * size > slots.length) {
      rehash(2 * slots.length);
    }
  }

  /// Whether the key was certainly not added.
  boolean lacks(String table, Object key) {
    var hash = hash(table, key);
    return isKept(hash) && slots[slot(slots, hash)] != hash;
  }

  private boolean isKept(long hash) {
    return (hash >>> 40 & mask) == (turn & mask);
  }

  private void rehash(int length) {
    var before = slots;
    slots = new long[length];
    size = 0;
    Arrays.stream(before)
        .filter(hash -> hash != 0 && isKept(hash))
        .forEach(
            hash -> {
              if (put(slots, hash)) {
                size++;
              }
            });
  }

  private static boolean put(long[] slots, long hash) {
    var at = slot(slots, hash);
    var isNew = slots[at] == 0;
    slots[at] = hash;
    return isNew;
  }

  private static int slot(long[] slots, long hash) {
    var at = (int) hash & (slots.length - 1);
    while (slots[at] != 0 && slots[at] != hash) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  /// Never zero, which is an empty slot.
  private long hash(String table, Object key) {
    var hash = salt;
    hash = mixed(hash, table);
    hash = mixed(hash, key.toString());
    return hash == 0 ? 1 : hash;
  }

  private static long mixed(long start, String text) {
    var hash = start;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    hash = (hash ^ text.length()) * 0xBF58476D1CE4E5B9L;
    return hash ^ hash >>> 32;
  }
}
