package org.aimsledger.systemtests.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells what the rounds have shown when the program is ended from outside: hours of faults must
/// not end without a figure.
final class EarlyEnd implements Consumer<RoundReport>, AutoCloseable {
  private final long seed;
  private final long begin = System.nanoTime();
  private final List<RoundReport> reports = new CopyOnWriteArrayList<>();
  private final Thread ending;

  /// @param teller called at most once, on a thread of its own, while the JVM ends
  EarlyEnd(long seed, Consumer<Summary> teller) {
    this.seed = seed;
    this.ending = new Thread(() -> teller.accept(soFar()), "early-end");
    Runtime.getRuntime().addShutdownHook(ending);
  }

  @Override
  public void accept(RoundReport report) {
    reports.add(report);
  }

  /// The rounds that came to their end. Nothing was read once more afterwards.
  Summary soFar() {
    return new Summary(seed, reports, List.of(), (System.nanoTime() - begin) / 1e9);
  }

  /// The run tells its own end.
  @Override
  public void close() {
    var _ = Runtime.getRuntime().removeShutdownHook(ending);
  }
}
