package org.aimsledger.incident.containmentaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.jspecify.annotations.Nullable;

/// The measures that were ordered because of one incident.
public sealed interface ContainmentActions {

  record Absent() implements ContainmentActions {}

  record Ordered(UUID incident, List<Action> actions) implements ContainmentActions {
    public Ordered {
      actions = List.copyOf(actions);
    }

    Optional<Action> action(UUID id) {
      return actions.stream().filter(action -> action.id().equals(id)).findFirst();
    }
  }

  enum Status {
    /// Ordered, not answered.
    REQUESTED,
    /// No request was answered; people have to see to it.
    ESCALATED,
    CARRIED_OUT,
    DECLINED,
    WITHDRAWN
  }

  /// One measure.
  ///
  /// @param target the scope to take away, or the version to return to
  /// @param attempt which request is the last one
  /// @param answerDue when the last request has to be answered
  /// @param detail what was answered, or why it was withdrawn
  record Action(
      UUID id,
      UUID system,
      ContainmentMeasure measure,
      @Nullable String target,
      String reason,
      String requestedBy,
      Status status,
      int attempt,
      Instant requestedAt,
      Instant answerDue,
      @Nullable String detail,
      @Nullable Instant endedAt) {

    /// Whether somebody still has to answer.
    boolean isOpen() {
      return switch (status) {
        case REQUESTED, ESCALATED -> true;
        case CARRIED_OUT, DECLINED, WITHDRAWN -> false;
      };
    }

    Action retried(int next, Instant due) {
      return new Action(
          id,
          system,
          measure,
          target,
          reason,
          requestedBy,
          status,
          next,
          requestedAt,
          due,
          detail,
          endedAt);
    }

    Action now(Status next, @Nullable String said, @Nullable Instant ended) {
      return new Action(
          id,
          system,
          measure,
          target,
          reason,
          requestedBy,
          next,
          attempt,
          requestedAt,
          answerDue,
          said,
          ended);
    }
  }
}
