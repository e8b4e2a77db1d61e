package org.aimsledger.verifier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// One lane, compared with what its service has sealed.
///
/// Seals come behind the entries that they name, so the hashes of the latest entries are kept; what
/// is older is folded into the chain.
final class SealedLane {

  /// The chain of a lane without entries.
  private static final Hash START = Hash.of(new byte[Hash.LENGTH]);

  private final String name;
  private final BiConsumer<String, String> wrong;
  private final Deque<Hash> kept = new ArrayDeque<>();
  private final Deque<Seal> waiting = new ArrayDeque<>();

  /// The number before the first hash that is kept, and the chain there where it is known.
  private long from;

  private @Nullable Hash chain = START;

  /// The number after which the entries that lead to the chain begin.
  private long since;

  private @Nullable Seal last;
  private @Nullable Seal agreed;
  private long entries;
  private long covered;
  private long passedOver;

  /// @param wrong takes the place and the reason of what is wrong
  SealedLane(String name, BiConsumer<String, String> wrong) {
    this.name = name;
    this.wrong = wrong;
  }

  /// A statement of a seal, and where that lies.
  record Seal(long number, Hash chain, long index, String place) {}

  /// The next entry of the lane. After a number that isn't the next one nothing is known of what is
  /// between.
  void next(long number, Hash leaf) {
    if (number <= end()) {
      return;
    }
    if (number > end() + 1) {
      lose(number - 1);
    }
    kept.add(leaf);
    entries++;
    while (!waiting.isEmpty() && waiting.getFirst().number() <= end()) {
      compare(waiting.removeFirst());
    }
  }

  /// What the chain was is not known any more.
  void lose() {
    lose(end());
  }

  private void lose(long number) {
    kept.clear();
    from = number;
    chain = null;
  }

  /// A seal that names the lane.
  void sealed(Seal seal) {
    if (last != null && seal.number() < last.number()) {
      wrong.accept(
          seal.place(),
          "lane %s: it seals the numbers up to %d, the seal at entry %d went up to %d"
              .formatted(name, seal.number(), last.index(), last.number()));
      return;
    }
    last = seal;
    if (seal.number() > end()) {
      waiting.add(seal);
    } else {
      compare(seal);
    }
  }

  private void compare(Seal seal) {
    if (seal.number() < from) {
      passedOver++;
      return;
    }
    while (from < seal.number()) {
      fold();
    }
    if (chain == null) {
      since = seal.number();
    } else if (chain.equals(seal.chain())) {
      covered += seal.number() - since;
      since = seal.number();
      agreed = seal;
    } else {
      wrong.accept(
          seal.place(),
          since == seal.number()
              ? "lane %s: it says something else of number %d than the seal before"
                  .formatted(name, since)
              : "lane %s: the entries with the numbers %d to %d are not those that the service has sealed"
                  .formatted(name, since + 1, seal.number()));
      since = seal.number();
    }
    // From here on, so that the next seal is judged by itself.
    chain = seal.chain();
  }

  /// Keeps one hash less.
  void fold() {
    var leaf = kept.removeFirst();
    from++;
    if (chain != null) {
      chain = Hash.sha256(chain.bytes(), leaf.bytes());
    }
  }

  int kept() {
    return kept.size();
  }

  /// How many seals wait for entries that they name.
  int waiting() {
    return waiting.size();
  }

  String name() {
    return name;
  }

  long end() {
    return from + kept.size();
  }

  /// The last seal that the entries agree with.
  @Nullable Seal agreed() {
    return agreed;
  }

  /// The first seal that names numbers which have not come.
  @Nullable Seal awaited() {
    return waiting.peekFirst();
  }

  /// How many entries the seals say to be just those.
  long covered() {
    return covered;
  }

  long uncovered() {
    return entries - covered;
  }

  /// How many seals named a number that lies too far back.
  long passedOver() {
    return passedOver;
  }
}
