package org.aimsledger.eventstore.recovery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Somebody outside the database who has seen the events of this log. Methods block: for virtual
/// threads only, and for one at a time.
public interface LaneMemory extends AutoCloseable {
  /// What it is called in logs.
  String name();

  /// The highest number that it has seen of each lane; empty when it has lost what it had seen, and
  /// so can't tell.
  ///
  /// @throws ExecutionException when it can't be asked
  /// @throws TimeoutException when it doesn't answer
  /// @throws InterruptedException when the asker is to stop
  Optional<long[]> heads() throws InterruptedException, ExecutionException, TimeoutException;

  /// The stored bytes of the events behind a number, in order, without holes; empty when it has not
  /// kept the next one.
  ///
  /// @throws ExecutionException when it can't be asked
  /// @throws TimeoutException when it doesn't answer
  /// @throws InterruptedException when the asker is to stop
  List<byte[]> read(int lane, long after, int limit)
      throws InterruptedException, ExecutionException, TimeoutException;

  /// Gives back what asking needed.
  @Override
  void close();
}
