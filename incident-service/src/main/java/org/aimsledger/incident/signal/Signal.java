package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.SignalDecision;
import org.jspecify.annotations.Nullable;

/// Where one signal stands: `Open → Judged`, or `Open ⇄ Merged`.
public sealed interface Signal {

  record Absent() implements Signal {}

  /// Any state of a signal that exists.
  sealed interface Known extends Signal {
    SignalFacts facts();

    Known with(SignalFacts next);
  }

  /// Nobody has decided what it is.
  record Open(SignalFacts facts) implements Known {
    @Override
    public Open with(SignalFacts next) {
      return new Open(next);
    }
  }

  /// Another signal carries on for it.
  record Merged(SignalFacts facts, UUID into, String reason, Instant at) implements Known {
    @Override
    public Merged with(SignalFacts next) {
      return new Merged(next, into, reason, at);
    }
  }

  /// It was decided what it is.
  ///
  /// @param incident the one that was raised for it; absent until it is
  record Judged(SignalFacts facts, Judgement judgement, @Nullable UUID incident) implements Known {
    @Override
    public Judged with(SignalFacts next) {
      return new Judged(next, judgement, incident);
    }
  }

  /// What it was found to be, and why.
  ///
  /// @param rule absent: a person decided
  record Judgement(
      SignalDecision decision, String reason, @Nullable DecidingRule rule, Instant at) {}
}
