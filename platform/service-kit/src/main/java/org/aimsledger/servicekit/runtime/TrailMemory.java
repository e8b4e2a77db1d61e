package org.aimsledger.servicekit.runtime;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.recovery.LaneMemory;

/// What the audit trail has seen of this service, over its internal endpoint.
final class TrailMemory implements LaneMemory {
  private final LaneSource trail;
  private final int lanes;
  private final Duration patience;

  TrailMemory(LaneSource trail, int lanes, Duration patience) {
    this.trail = trail;
    this.lanes = lanes;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "the audit trail";
  }

  @Override
  public Optional<long[]> heads()
      throws InterruptedException, ExecutionException, TimeoutException {
    var found = await(trail.heads());
    var heads = new long[lanes];
    for (var lane = 0; lane < Math.min(lanes, found.size()); lane++) {
      heads[lane] = found.get(lane);
    }
    return Optional.of(heads);
  }

  @Override
  public List<byte[]> read(int lane, long after, int limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    var events = await(trail.read(lane, after, limit));
    var expected = after;
    for (var event : events) {
      if (event.laneSeq() != ++expected) {
        throw new IllegalStateException(
            "the trail gave %s behind %d".formatted(event, expected - 1));
      }
    }
    return events.stream().map(ReceivedEvent::document).toList();
  }

  private <T> T await(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage().get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    // Its connections belong to the pool of the client.
  }
}
