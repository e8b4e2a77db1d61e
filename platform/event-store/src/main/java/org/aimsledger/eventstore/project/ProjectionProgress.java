package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// How far a view has followed each lane, and who waits for it to get further.
final class ProjectionProgress {
  /// Compared by identity: two lists may wait for the same numbers.
  private static final class Waiting {
    private final long[] target;
    private final UniEmitter<? super Boolean> emitter;

    Waiting(long[] target, UniEmitter<? super Boolean> emitter) {
      this.target = target;
      this.emitter = emitter;
    }
  }

  private final long[] reached;
  private final List<Waiting> waiting = new ArrayList<>();

  ProjectionProgress(int lanes) {
    this.reached = new long[lanes];
  }

  synchronized long[] reached() {
    return reached.clone();
  }

  /// How many events are missing to the target, over all lanes.
  synchronized long behind(long[] target) {
    var missing = 0L;
    for (var lane = 0; lane < target.length; lane++) {
      missing += Math.max(0, target[lane] - reached[lane]);
    }
    return missing;
  }

  /// Completes with true as soon as every lane has reached its target.
  Uni<Boolean> await(long[] target) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              synchronized (this) {
                if (passed(target)) {
                  emitter.complete(true);
                } else {
                  var mine = new Waiting(target, emitter);
                  waiting.add(mine);
                  emitter.onTermination(() -> forget(mine));
                }
              }
            });
  }

  void reached(int lane, long seq) {
    var done = new ArrayList<Waiting>();
    synchronized (this) {
      reached[lane] = seq;
      for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
        var next = all.next();
        if (passed(next.target)) {
          all.remove();
          done.add(next);
        }
      }
    }
    done.forEach(next -> next.emitter.complete(true));
  }

  private synchronized void forget(Waiting mine) {
    waiting.remove(mine);
  }

  private boolean passed(long[] target) {
    for (var lane = 0; lane < target.length; lane++) {
      if (reached[lane] < target[lane]) {
        return false;
      }
    }
    return true;
  }
}
