package org.aimsledger.incident.platform;

import java.util.List;
import org.aimsledger.contracts.inventory.Measurement;
import org.jspecify.annotations.Nullable;

/// What one event has to be like. The same event always gets the same answer.
@FunctionalInterface
public interface Condition {
  /// Looks at one event.
  ///
  /// @param figure the figure that is looked at; absent: the event as a whole
  Verdict test(Observation observation, @Nullable Measurement figure);

  /// Whether an event meets the condition.
  ///
  /// @param error why that can't be said, which counts as no; absent where it can
  record Verdict(boolean met, @Nullable String error) {
    public static final Verdict MET = new Verdict(true, null);
    public static final Verdict NOT_MET = new Verdict(false, null);
  }

  /// What came of reading an expression.
  sealed interface Reading {
    record Usable(Condition condition) implements Reading {}

    record Unusable(List<Flaw> flaws) implements Reading {
      public Unusable {
        flaws = List.copyOf(flaws);
      }
    }
  }

  /// What is wrong with an expression.
  ///
  /// @param line from 1
  /// @param column from 1
  record Flaw(int line, int column, String message) {}
}
