package org.aimsledger.inventory.dependency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything that can be reached from one thing, found level by level; each thing once, at its
/// shortest distance, whatever circles there are.
///
/// A link leads to the thing at its other end, and so to all its parts. A part leads to its whole,
/// but not on to the other parts of it: what happens to one version of a dataset concerns the
/// dataset, and who uses the dataset as such, but not the other versions.
final class Closure {
  /// The thing is the whole that the one before is a part of.
  static final String WHOLE = "WHOLE";

  /// The thing is a part of the one before.
  static final String PART = "PART";

  private final UUID start;
  private final int most;
  private final Map<UUID, Reached> reached = new LinkedHashMap<>();
  private final Set<UUID> entirely = new HashSet<>();
  private List<UUID> fresh;
  private List<UUID> freshEntirely;
  private int distance;
  private boolean complete = true;

  /// One step from a thing that was reached before.
  ///
  /// @param how the relation, [#WHOLE] or [#PART]
  record Step(UUID next, UUID via, String how) {}

  /// @param via the thing before it on a shortest way; absent for the start
  record Reached(UUID id, int distance, @Nullable UUID via, String how) {}

  /// @param most most things beside the start
  Closure(UUID start, int most) {
    this.start = start;
    this.most = most;
    this.reached.put(start, new Reached(start, 0, null, ""));
    this.entirely.add(start);
    this.fresh = List.of(start);
    this.freshEntirely = List.of(start);
  }

  /// Things whose links and wholes have to be looked up for the next level.
  List<UUID> fresh() {
    return fresh;
  }

  /// Things whose parts have to be looked up for the next level.
  List<UUID> freshEntirely() {
    return freshEntirely;
  }

  boolean isExhausted() {
    return fresh.isEmpty() && freshEntirely.isEmpty();
  }

  int distance() {
    return distance;
  }

  /// The next level.
  ///
  /// @param all whether these are all steps that there are
  void add(List<Step> steps, boolean all) {
    distance++;
    complete &= all;
    var next = new ArrayList<UUID>();
    var nextEntirely = new ArrayList<UUID>();
    for (var step : steps) {
      if (!reached.containsKey(step.next())) {
        if (reached.size() > most) {
          complete = false;
          continue;
        }
        reached.put(step.next(), new Reached(step.next(), distance, step.via(), step.how()));
        next.add(step.next());
      }
      if (!step.how().equals(WHOLE) && entirely.add(step.next())) {
        nextEntirely.add(step.next());
      }
    }
    // Nothing can be added any more, and it is known that something is left out.
    var full = reached.size() > most && !complete;
    fresh = full ? List.of() : List.copyOf(next);
    freshEntirely = full ? List.of() : List.copyOf(nextEntirely);
  }

  /// Leaves out what is farther away.
  void stop() {
    complete &= isExhausted();
    fresh = List.of();
    freshEntirely = List.of();
  }

  /// Whether nothing was left out.
  boolean isComplete() {
    return complete;
  }

  /// What was reached, without the start.
  List<Reached> found() {
    return reached.values().stream().filter(one -> !one.id().equals(start)).toList();
  }

  Reached get(UUID id) {
    var one = reached.get(id);
    if (one == null) {
      throw new IllegalArgumentException(id + " was not reached");
    }
    return one;
  }
}
