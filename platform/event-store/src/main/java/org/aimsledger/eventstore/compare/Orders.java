package org.aimsledger.eventstore.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether a row follows from its events.
///
/// Events of one lane are applied in their order. Between lanes there is none: a row that is
/// touched by streams of several lanes is right when it follows from any order that keeps that of
/// each lane. Orders are tried from the likeliest on, which is that of the times.
final class Orders {
  private final Derived table;
  private final Object key;
  private final List<List<LoggedEvent>> lanes;
  private final int most;
  private @Nullable Object nearest;

  /// @param lanes the events that the row has, a list a lane
  /// @param most most events applied before it is left open
  Orders(Derived table, Object key, List<List<LoggedEvent>> lanes, int most) {
    this.table = table;
    this.key = key;
    this.lanes = lanes.stream().filter(lane -> !lane.isEmpty()).toList();
    this.most = most;
  }

  /// What the search has come to.
  enum Answer {
    FOLLOWS,
    DIFFERS,
    OPEN
  }

  private record At(List<Integer> places, @Nullable Object row) {}

  private record Seen(List<Integer> places, @Nullable Object image) {}

  Answer answer(@Nullable Object found) {
    var image = image(found);
    var waiting = new ArrayDeque<At>();
    var seen = new HashSet<Seen>();
    waiting.push(new At(lanes.stream().map(_ -> 0).toList(), null));
    var applied = 0;
    var ended = false;
    while (!waiting.isEmpty()) {
      var at = waiting.pop();
      var next = next(at.places());
      if (next.isEmpty()) {
        if (!ended || isNearer(at.row(), found)) {
          nearest = at.row();
        }
        ended = true;
        if (Objects.equals(image(at.row()), image)) {
          return Answer.FOLLOWS;
        }
      }
      // The likeliest is pushed last, and so comes first.
      for (var lane : next.reversed()) {
        if (lanes.size() > 1 && ++applied > most) {
          return Answer.OPEN;
        }
        step(at, lane, seen, waiting);
      }
    }
    // Not a single order that the events allow: then it is they that are wrong, and not the row.
    return ended ? Answer.DIFFERS : Answer.OPEN;
  }

  /// Of the rows that its events allow the one that is nearest to what was found, once an answer
  /// was given; of equally near ones that of the likeliest order.
  @Nullable Object nearest() {
    return nearest;
  }

  private boolean isNearer(@Nullable Object row, @Nullable Object found) {
    return found != null
        && nearest != null
        && row != null
        && table.differing(row, found).size() < table.differing(nearest, found).size();
  }

  private void step(At at, int lane, Set<Seen> seen, ArrayDeque<At> waiting) {
    try {
      var event = lanes.get(lane).get(at.places().get(lane));
      var row = table.apply(at.row(), key, event);
      var places = moved(at.places(), lane);
      if (lanes.size() == 1 || seen.add(new Seen(places, image(row)))) {
        waiting.push(new At(places, row));
      }
    } catch (RuntimeException _) {
      // An event that can't follow there: not the order in which they were applied.
    }
  }

  /// Lanes that go on, the one with the earliest event first.
  private List<Integer> next(List<Integer> places) {
    return IntStream.range(0, lanes.size())
        .filter(lane -> places.get(lane) < lanes.get(lane).size())
        .boxed()
        .sorted(Comparator.comparing(lane -> lanes.get(lane).get(places.get(lane)).time()))
        .toList();
  }

  private static List<Integer> moved(List<Integer> places, int lane) {
    var moved = new ArrayList<>(places);
    moved.set(lane, places.get(lane) + 1);
    return List.copyOf(moved);
  }

  private @Nullable Object image(@Nullable Object row) {
    return row == null ? null : table.image(row);
  }
}
