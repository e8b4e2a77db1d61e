package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Fetches the end of a lane that Kafka has lost: nothing follows it that would show the hole. A
/// lane that stood still from one look to the next, although its producer has more, is helped.
///
/// Kafka may just be slow, so help is small: one batch a look while other lanes of the inbox move,
/// and where none does, batch after batch until Kafka goes on by itself. For one thread.
public final class CatchUp {
  private final Patience patience;
  private final int batch;
  private final Map<String, Map<Integer, Long>> before = new HashMap<>();

  /// @param patience how results are waited for
  /// @param batch most events fetched before the lane is looked at again
  public CatchUp(Patience patience, int batch) {
    this.patience = patience;
    this.batch = batch;
  }

  /// Waits for a result.
  public interface Patience {
    /// The result. What takes too long is cancelled.
    <T> T await(Uni<T> work) throws InterruptedException, ExecutionException, TimeoutException;
  }

  /// Looks at all lanes of one inbox. Another process may have a lane, so the database is asked how
  /// far it is.
  public void look(Inbox inbox) throws InterruptedException, ExecutionException, TimeoutException {
    var heads = patience.await(inbox.producer().heads());
    var applied = patience.await(inbox.applied());
    var earlier = before.put(inbox.source(), applied);
    if (earlier == null) {
      return;
    }
    var alone = applied.equals(earlier);
    for (var lane = 0; lane < heads.size(); lane++) {
      long at = applied.getOrDefault(lane, 0L);
      if (heads.get(lane) > at && earlier.getOrDefault(lane, 0L) == at) {
        help(inbox, lane, at, heads.get(lane), alone);
      }
    }
  }

  private void help(Inbox inbox, int lane, long at, long head, boolean alone)
      throws InterruptedException, ExecutionException, TimeoutException {
    var upTo = at;
    do {
      upTo = Math.min(head, upTo + batch);
      patience.await(inbox.pullUpTo(lane, upTo));
    } while (alone && upTo < head && stands(inbox, lane, upTo));
  }

  private boolean stands(Inbox inbox, int lane, long at)
      throws InterruptedException, ExecutionException, TimeoutException {
    return patience.await(inbox.applied()).getOrDefault(lane, 0L) == at;
  }
}
