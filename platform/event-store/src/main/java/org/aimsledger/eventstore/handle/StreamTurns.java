package org.aimsledger.eventstore.handle;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aimsledger.eventstore.core.StreamId;

/// One command a stream at a time in this process, in the order in which they came.
///
/// Of several commands on one state the log takes only the first, and the others decide again: on a
/// busy stream most of them would use up their retries. Other processes are still judged by the
/// log. Holds one entry a stream with a command under way, so it is bounded by the requests in
/// flight. A wait ends with the work in front, whose append has a timeout.
final class StreamTurns {
  private final Map<StreamId, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  /// Runs the work when everything that asked before for the same stream has ended, well or not.
  <T> Uni<T> inTurn(StreamId stream, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var mine = new CompletableFuture<Void>();
              var before = last.put(stream, mine);
              var turn =
                  before == null
                      ? Uni.createFrom().voidItem()
                      : Uni.createFrom().completionStage(before);
              return turn.flatMap(_ -> work.get())
                  .onTermination()
                  .invoke(
                      () -> {
                        var _ = last.remove(stream, mine);
                        var _ = mine.complete(null);
                      });
            });
  }
}
