package org.aimsledger.inventory.reportintake;

import java.util.List;

/// What a request with spans is.
sealed interface Telemetry {
  /// The calls of generative AI among its spans.
  ///
  /// @param unusable how many more there are that can't be counted
  record Spans(List<GenAiSpan> spans, int unusable) implements Telemetry {
    public Spans {
      spans = List.copyOf(spans);
    }
  }

  record TooMany(int most) implements Telemetry {}

  record Unreadable(String detail) implements Telemetry {}
}
