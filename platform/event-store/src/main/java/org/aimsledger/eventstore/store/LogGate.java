package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether a log takes appends: it doesn't while its lanes may be behind what others have seen of
/// them. Open at first.
///
/// Reading is never refused here.
public final class LogGate {
  private volatile @Nullable String reason;
  private volatile boolean forGood;

  LogGate() {}

  /// Refuses appends from now on.
  ///
  /// @param why what whoever sent the command is told
  public synchronized void close(String why) {
    if (!forGood) {
      reason = why;
    }
  }

  /// Refuses appends for the rest of this process.
  ///
  /// @return whether it was not so before
  public synchronized boolean closeForGood(String why) {
    close(why);
    var first = !forGood;
    forGood = true;
    return first;
  }

  /// Takes appends from now on, unless they are refused for good.
  public synchronized void open() {
    if (!forGood) {
      reason = null;
    }
  }

  /// Whether only another process can take appends again.
  public boolean isClosedForGood() {
    return forGood;
  }

  /// Why appends are refused; null when they are not.
  public @Nullable String reason() {
    return reason;
  }

  <T> Uni<T> whenOpen(Supplier<Uni<T>> append) {
    var why = reason;
    return why == null ? append.get() : Uni.createFrom().failure(new LogClosedException(why));
  }
}
