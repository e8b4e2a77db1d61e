package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// What the services say of their own lanes in their seals, compared with the entries, both seen in
/// the order of the log.
final class SealedLanes {

  /// Hashes that are kept: 30 MB of them, and of a lane as many as it may run ahead of its seal.
  private static final int MOST_KEPT = 1 << 19;

  private static final int MOST_KEPT_OF_LANE = 1 << 14;

  /// Seals that wait for entries which they name: of an honest service a few, or as many as came
  /// since one of its lanes stands still.
  static final int MOST_WAITING = 1 << 15;

  /// Lanes that a line for people names.
  private static final int TOLD = 16;

  private final BiConsumer<String, String> wrong;
  private final int mostKeptOfLane;
  private final Map<String, SealedLane> lanes = new TreeMap<>();
  private long kept;
  private long waiting;
  private boolean tooMany;
  private boolean contradicted;

  /// @param wrong takes the place and the reason of what is wrong
  SealedLanes(BiConsumer<String, String> wrong) {
    this(wrong, MOST_KEPT_OF_LANE);
  }

  SealedLanes(BiConsumer<String, String> wrong, int mostKeptOfLane) {
    this.wrong = wrong;
    this.mostKeptOfLane = mostKeptOfLane;
  }

  /// The next entry.
  ///
  /// @param statements what it says itself, if it is a seal
  void next(
      long index,
      Leaf.Header header,
      Hash leaf,
      List<LaneStatement> statements,
      Supplier<String> place) {
    var lane = lane(header.laneName());
    if (lane == null) {
      return;
    }
    kept -= lane.kept();
    waiting -= lane.waiting();
    lane.next(header.number(), leaf);
    kept += lane.kept();
    waiting += lane.waiting();
    if (lane.kept() > 0 && (lane.kept() > mostKeptOfLane || kept > MOST_KEPT)) {
      lane.fold();
      kept--;
    }
    if (!statements.isEmpty()) {
      String stated = place.get();
      for (var statement : statements) {
        sealed(index, header.source(), statement, stated);
      }
    }
  }

  private void sealed(long index, String source, LaneStatement statement, String place) {
    if (waiting >= MOST_WAITING) {
      if (!tooMany) {
        contradict(
            place, "more than %d seals name entries that have not come".formatted(MOST_WAITING));
      }
      tooMany = true;
      return;
    }
    var named = lane(source + " " + statement.lane());
    if (named != null) {
      kept -= named.kept();
      waiting -= named.waiting();
      named.sealed(new SealedLane.Seal(statement.number(), statement.chain(), index, place));
      kept += named.kept();
      waiting += named.waiting();
    }
  }

  private @Nullable SealedLane lane(String name) {
    var lane = lanes.get(name);
    if (lane == null && lanes.size() < Lanes.MOST) {
      lane = new SealedLane(Printable.quoted(name), this::contradict);
      lanes.put(name, lane);
    }
    return lane;
  }

  private void contradict(String place, String reason) {
    contradicted = true;
    wrong.accept(place, reason);
  }

  /// Entries couldn't be read here.
  void lose() {
    lanes.values().forEach(SealedLane::lose);
    kept = 0;
  }

  /// Whether any seal could be compared.
  boolean compared() {
    return contradicted || lanes.values().stream().anyMatch(lane -> lane.agreed() != null);
  }

  /// What the seals vouch for.
  void tell(Facts facts) {
    var agreed = lanes.values().stream().filter(lane -> lane.agreed() != null).toList();
    for (var lane : agreed.stream().limit(TOLD).toList()) {
      var seal = lane.agreed();
      if (seal != null) {
        facts.line(
            "sealed",
            "%s up to number %d, says its service at entry %d; %d entries compared"
                .formatted(lane.name(), seal.number(), seal.index(), lane.covered()));
      }
    }
    if (agreed.size() > TOLD) {
      facts.line("", "… and %d more lanes".formatted(agreed.size() - TOLD));
    }
    var details = new ArrayList<Json>();
    for (var lane : agreed) {
      var seal = lane.agreed();
      if (seal != null) {
        details.add(
            Json.Members.empty()
                .with("lane", unquoted(lane))
                .with("upTo", seal.number())
                .with("seal", seal.index())
                .with("entries", lane.covered()));
      }
    }
    facts.detail("sealed", new Json.Array(details));
  }

  private String unquoted(SealedLane lane) {
    return lanes.entrySet().stream()
        .filter(entry -> entry.getValue() == lane)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// What no seal vouches for, where the entries are the whole log.
  List<String> notCheckedOfLog() {
    var list = new ArrayList<>(notCovered());
    for (var lane : lanes.values()) {
      var seal = lane.awaited();
      if (seal != null) {
        list.add(
            "Lane %s: the seal at entry %d goes up to number %d, the log has it up to %d. If the"
                    .formatted(lane.name(), seal.index(), seal.number(), lane.end())
                + " rest doesn't follow soon, something is missing.");
      }
    }
    var passed = lanes.values().stream().mapToLong(SealedLane::passedOver).sum();
    if (passed > 0) {
      list.add(
          "What seals say in %d places of numbers that lie too far back; later seals that were"
                  .formatted(passed)
              + " compared say the same of them.");
    }
    return list;
  }

  /// What no seal vouches for.
  List<String> notCovered() {
    var open = lanes.values().stream().filter(lane -> lane.uncovered() > 0).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    return List.of(
        "Whether a service left out or changed something before it came to the log, of what none"
            + " of its seals here covers: "
            + open.stream()
                .limit(TOLD)
                .map(
                    lane ->
                        "%s (%d of %d entries)"
                            .formatted(
                                lane.name(), lane.uncovered(), lane.uncovered() + lane.covered()))
                .collect(Collectors.joining(", "))
            + (open.size() > TOLD ? " and %d more lanes".formatted(open.size() - TOLD) : "")
            + ".");
  }
}
