package org.aimsledger.incident.platform;

import java.time.Instant;
import java.util.List;
import org.aimsledger.incident.platform.Condition.Flaw;
import org.aimsledger.incident.platform.Condition.Verdict;

/// What a signal has to be like. The same signal always gets the same answer.
@FunctionalInterface
public interface SignalCondition {
  Verdict test(Picture signal);

  /// What a condition sees of a signal; nothing that a protected person said.
  ///
  /// @param scope who gives the ids of outside records; empty: it is no such record
  /// @param labels each as `taxonomy/field=value`
  record Picture(
      String source,
      String title,
      String text,
      String scope,
      List<String> systems,
      List<String> labels,
      Instant reported) {
    public Picture {
      systems = List.copyOf(systems);
      labels = List.copyOf(labels);
    }
  }

  /// What came of reading an expression.
  sealed interface Reading {
    record Usable(SignalCondition condition) implements Reading {}

    record Unusable(List<Flaw> flaws) implements Reading {
      public Unusable {
        flaws = List.copyOf(flaws);
      }
    }
  }
}
