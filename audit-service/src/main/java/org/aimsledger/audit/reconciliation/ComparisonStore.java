package org.aimsledger.audit.reconciliation;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.audit.platform.trail.Finding;
import org.aimsledger.audit.platform.trail.StretchStore;
import org.aimsledger.audit.platform.trail.TreeStore;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;

/// Asks both sides: the store of a service, and the trail.
@Singleton
class ComparisonStore {
  private static final byte[] NOTHING = {};

  /// Most rows beyond the end of the trail that are named.
  private static final int BESIDE = 10;

  private final Inboxes inboxes;
  private final StretchStore trail;
  private final TreeStore tree;

  ComparisonStore(Inboxes inboxes, StretchStore trail, TreeStore tree) {
    this.inboxes = inboxes;
    this.trail = trail;
    this.tree = tree;
  }

  /// Where the next tiles of the tree don't fit what is above them.
  Uni<List<Finding>> tree() {
    return tree.next();
  }

  /// When the last complete round over the tree began; null before the first.
  @Nullable Instant treeWholeSince() {
    return tree.wholeSince();
  }

  /// The services whose events enter the trail.
  List<String> services() {
    return inboxes.services();
  }

  /// Number of lanes of a service.
  Uni<Integer> lanes(String service) {
    return inboxes.producer(service).heads().map(List::size);
  }

  /// Highest number of the lane in the trail.
  Uni<Long> lastInTrail(LaneProgress lane) {
    return trail.last(lane.source(), lane.lane());
  }

  /// What the trail holds beside that which is compared: beyond its end, or in a lane that the
  /// service has not.
  Uni<List<Finding>> beside(LaneProgress lane) {
    return trail
        .beyondEnd(BESIDE)
        .chain(
            beyond ->
                trail
                    .inUnknownLane(lane.source())
                    .map(stray -> Stream.concat(beyond.stream(), stray.stream()).toList()));
  }

  /// The last number of a hole that both have; the number itself where it is the whole hole, or
  /// where nothing comes behind it.
  Uni<Long> endOfHole(LaneProgress lane, long number) {
    return trail
        .next(lane.source(), lane.lane(), number)
        .chain(
            inTrail ->
                inboxes
                    .producer(lane.service())
                    .read(lane.lane(), number, 1)
                    .map(
                        inStore ->
                            Stream.concat(
                                    Stream.ofNullable(inTrail),
                                    inStore.stream().map(ReceivedEvent::laneSeq))
                                .mapToLong(next -> next - 1)
                                .min()
                                .orElse(number)));
  }

  /// Both sides of the numbers after `after` up to `upTo`.
  Uni<Comparison> compare(LaneProgress lane, long after, long upTo) {
    return inboxes
        .producer(lane.service())
        .digest(lane.lane(), after, upTo)
        .chain(
            store ->
                trail
                    .stretch(lane.source(), lane.lane(), after, upTo)
                    .map(stretch -> new Comparison(upTo - after, store, stretch)));
  }

  /// The bytes of an entry of the trail; empty when there is none.
  Uni<byte[]> leaf(LaneProgress lane, long number) {
    return trail.leaf(lane.source(), lane.lane(), number);
  }

  /// The stored bytes of an event; empty when the store doesn't give it out.
  Uni<byte[]> document(LaneProgress lane, long number) {
    return inboxes
        .producer(lane.service())
        .read(lane.lane(), number - 1, 1)
        .map(
            found ->
                found.isEmpty() || found.getFirst().laneSeq() != number
                    ? NOTHING
                    : found.getFirst().document());
  }
}
