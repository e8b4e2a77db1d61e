package org.aimsledger.testkit.store;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// The smallest aggregate whose streams get long: it adds up, and counts how often it was folded.
final class Counter implements Decider<Counter.Add, Counter.Total, Counter.Counted, String> {
  static final String CATEGORY = "counter";
  static final EventTypes<Counted> TYPES =
      EventTypes.declare(Counted.class, _ -> "org.aimsledger.test.added.v1");

  /// Adds 1, 2, … n, each as an event of its own.
  record Add(int n) {}

  sealed interface Counted {
    record Added(long number) implements Counted {}
  }

  sealed interface Total {
    record Nothing() implements Total {}

    record Sum(long sum, long events) implements Total {}
  }

  final AtomicInteger folded = new AtomicInteger();

  static StateFormat<Total> format(int version) {
    return StateFormat.declare(
        version, Total.class, Map.of("nothing", Total.Nothing.class, "sum", Total.Sum.class));
  }

  Aggregate<Add, Total, Counted, String> aggregate(int formatVersion) {
    return new Aggregate<>(CATEGORY, this, TYPES, format(formatVersion));
  }

  @Override
  public Total initial() {
    return new Total.Nothing();
  }

  @Override
  public Decision<Counted, String> decide(Add command, Total state) {
    return command.n() < 1
        ? Decision.reject("nothing to add")
        : Decision.acceptAll(
            LongStream.rangeClosed(1, command.n()).mapToObj(Counted.Added::new).toList());
  }

  @Override
  public Total evolve(Total state, Counted event) {
    folded.incrementAndGet();
    return switch (event) {
      case Counted.Added(var number) ->
          switch (state) {
            case Total.Nothing _ -> new Total.Sum(number, 1);
            case Total.Sum(var sum, var events) -> new Total.Sum(sum + number, events + 1);
          };
    };
  }
}
