package org.aimsledger.eventstore.core;

import java.util.List;

/// Answer of a decider: facts to record, or a reason to refuse.
public sealed interface Decision<E, R> {
  /// Yes. No events means that the wish is fulfilled already.
  record Accepted<E, R>(List<E> events) implements Decision<E, R> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// A business "no".
  record Rejected<E, R>(R reason) implements Decision<E, R> {}

  @SafeVarargs
  @SuppressWarnings("varargs") // List.of copies the array, nothing is stored into it
  static <E, R> Decision<E, R> accept(E... events) {
    return new Accepted<>(List.of(events));
  }

  static <E, R> Decision<E, R> acceptAll(List<? extends E> events) {
    return new Accepted<>(List.copyOf(events));
  }

  static <E, R> Decision<E, R> reject(R reason) {
    return new Rejected<>(reason);
  }
}
