package org.aimsledger.eventstore.recovery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LogReturn;
import org.jspecify.annotations.Nullable;

/// Compares the lanes of a log with what others have seen of them, and takes back what is missing.
///
/// Blocks: for virtual threads only. Several processes may do it at once.
public final class LaneRecovery {
  private final EventLog log;
  private final LogReturn returning;
  private final List<LaneMemory> memories;
  private final int batch;
  private final Duration patience;
  private final RecoveryObserver observer;

  /// Those who have answered that the log is as long as they have seen it: they can't learn of more
  /// but from this log.
  private final Set<LaneMemory> content = new HashSet<>();

  /// @param memories whom to ask, the best one to take events from first
  /// @param batch most events taken back in one statement
  /// @param patience longest wait for one answer of the database
  public LaneRecovery(
      EventLog log,
      LogReturn returning,
      List<LaneMemory> memories,
      int batch,
      Duration patience,
      RecoveryObserver observer) {
    this.log = log;
    this.returning = returning;
    this.memories = List.copyOf(memories);
    this.batch = batch;
    this.patience = patience;
    this.observer = observer;
  }

  /// What one of them has seen.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seen(LaneMemory memory, long[] heads) {}

  /// Asks everybody who has not answered well before, and brings back what they have and the log
  /// hasn't. One call at a time.
  ///
  /// Others are asked before the own log: what is appended meanwhile makes that longer, never
  /// shorter.
  ///
  /// @throws ExecutionException when the database fails
  /// @throws TimeoutException when the database doesn't answer
  /// @throws InterruptedException when this process stops
  public Standing compare() throws InterruptedException, ExecutionException, TimeoutException {
    var declared = await(returning.pending());
    if (declared) {
      content.clear();
    }
    var seen = new ArrayList<Seen>();
    var silent = new ArrayList<String>();
    for (var memory : memories) {
      if (content.contains(memory)) {
        continue;
      }
      try {
        memory.heads().ifPresent(heads -> seen.add(new Seen(memory, heads)));
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        observer.silent(memory.name(), e);
        silent.add(memory.name());
      }
    }
    var returned = 0L;
    for (var lane = 0; lane < log.heads().lanes(); lane++) {
      returned += bringBack(lane, seen);
    }
    var behind = behind(seen);
    if (behind != null) {
      return new Standing.Behind(behind);
    }
    seen.forEach(one -> content.add(one.memory()));
    // Who has lost what he knew has answered: nobody waits for him.
    var enough = silent.isEmpty() || (!declared && !content.isEmpty());
    return enough
        ? new Standing.Level(returned, silent.isEmpty())
        : new Standing.Unknown("No answer from " + String.join(", ", silent) + ".");
  }

  /// Whether a restore was declared that has not ended.
  ///
  /// @throws ExecutionException when the database fails
  /// @throws TimeoutException when the database doesn't answer
  /// @throws InterruptedException when this process stops
  public boolean declared() throws InterruptedException, ExecutionException, TimeoutException {
    return await(returning.pending());
  }

  private long bringBack(int lane, List<Seen> seen)
      throws InterruptedException, ExecutionException, TimeoutException {
    var start = await(log.committedHeads())[lane];
    var head = start;
    for (var one : seen) {
      var upTo = one.heads()[lane];
      if (upTo > head) {
        observer.behind(lane, head, upTo, one.memory().name());
        var reached = takeFrom(one.memory(), lane, head, upTo);
        if (reached > head) {
          observer.cameBack(lane, head + 1, reached, one.memory().name());
        }
        head = reached;
      }
    }
    log.heads().reached(lane, head);
    return head - start;
  }

  private long takeFrom(LaneMemory memory, int lane, long after, long upTo)
      throws InterruptedException, ExecutionException, TimeoutException {
    var head = after;
    while (head < upTo) {
      List<byte[]> documents;
      try {
        documents = memory.read(lane, head, (int) Math.min(batch, upTo - head));
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        observer.silent(memory.name(), e);
        return head;
      }
      if (documents.isEmpty()) {
        return head;
      }
      head = await(returning.take(lane, head, documents));
    }
    return head;
  }

  private @Nullable String behind(List<Seen> seen)
      throws InterruptedException, ExecutionException, TimeoutException {
    var heads = await(log.committedHeads());
    for (var one : seen) {
      for (var lane = 0; lane < heads.length; lane++) {
        if (one.heads()[lane] > heads[lane]) {
          return "Lane %d ends at %d; %s has seen %d."
              .formatted(lane, heads[lane], one.memory().name(), one.heads()[lane]);
        }
      }
    }
    return null;
  }

  private <T> T await(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage().get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
