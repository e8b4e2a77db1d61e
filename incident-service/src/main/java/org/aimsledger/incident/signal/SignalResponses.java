package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.incident.signal.Signal.Absent;
import org.aimsledger.incident.signal.Signal.Judged;
import org.aimsledger.incident.signal.Signal.Known;
import org.aimsledger.incident.signal.Signal.Open;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: a signal as it is, its history, receipts.
final class SignalResponses {
  private SignalResponses() {}

  @Schema(name = "Signal")
  record OneSignal(
      UUID id,
      @Schema(enumeration = {"OPEN", "MERGED", "DECIDED"}) String status,
      SignalSource source,
      String title,
      @Schema(description = "Absent where a protected person said it and nobody summarised it")
          @Nullable String text,
      List<UUID> systems,
      @Nullable OutsideRecord outside,
      List<SignalLabel> labels,
      @Nullable Instant occurredAt,
      @Schema(description = "As exact as it was given") @Nullable GivenDate occurredOn,
      @Schema(description = "Whether there is a statement that only some may read") boolean sealed,
      @Nullable UUID splitFrom,
      @Nullable Merger merger,
      @Nullable Judgement decision,
      Instant reportedAt,
      Instant lastChangedAt) {}

  @Schema(name = "SignalMerger")
  record Merger(UUID into, String reason, Instant at) {}

  /// @param incident absent until it is raised, which takes a moment
  @Schema(name = "SignalJudgement")
  record Judgement(
      SignalDecision decision,
      String reason,
      @Schema(description = "Absent: a person decided") @Nullable DecidingRule rule,
      @Schema(description = "Raised a moment after the decision") @Nullable UUID incident,
      Instant at) {}

  @Schema(name = "SignalHistoryEntry")
  record HistoryEntry(
      UUID id,
      long version,
      String type,
      Instant at,
      Instant recordedAt,
      String actor,
      String correlationId,
      @Nullable String causationId,
      @Schema(implementation = Object.class) SignalEvent data) {}

  /// @param token shown this once; only its digest is kept
  @Schema(name = "ReportReceipt")
  record Receipt(
      UUID number,
      @Schema(description = "Keep it: it is shown this once, and asks how the report stands")
          @Nullable String token,
      String statusAt) {
    /// The secret stays out of logs.
    @Override
    public String toString() {
      return "Receipt[" + number + "]";
    }
  }

  @Schema(name = "ReportStanding")
  record Standing(
      UUID number,
      @Schema(enumeration = {"RECEIVED", "BEING_HANDLED", "CLOSED"}) String status,
      Instant reportedAt,
      Instant lastChangedAt) {}

  @Schema(name = "SealedStatementRead")
  record Opened(
      UUID signal,
      @Schema(description = "Random id, for an erasure") UUID person,
      @Schema(description = "Nobody can read any more what was said") boolean erased,
      @Nullable String text,
      @Schema(description = "Absent for readers who need not know it, and where it was not given")
          @Nullable String name,
      @Nullable String contact) {
    /// The texts stay out of logs.
    @Override
    public String toString() {
      return "Opened[" + signal + "]";
    }
  }

  static OneSignal one(Signal signal) {
    return switch (signal) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Open s -> one(s, "OPEN", null, null);
      case Signal.Merged s -> one(s, "MERGED", new Merger(s.into(), s.reason(), s.at()), null);
      case Judged s -> {
        var judgement = s.judgement();
        yield one(
            s,
            "DECIDED",
            null,
            new Judgement(
                judgement.decision(),
                judgement.reason(),
                judgement.rule(),
                s.incident(),
                judgement.at()));
      }
    };
  }

  private static OneSignal one(
      Known signal, String status, @Nullable Merger merger, @Nullable Judgement decision) {
    var facts = signal.facts();
    return new OneSignal(
        facts.signal(),
        status,
        facts.source(),
        facts.title(),
        facts.text(),
        facts.systems(),
        facts.outside(),
        facts.labels(),
        facts.occurredAt(),
        facts.occurredOn(),
        facts.statement() != null,
        facts.splitFrom(),
        merger,
        decision,
        facts.reportedAt(),
        facts.lastAt());
  }

  static HistoryEntry entry(Recorded<SignalEvent> recorded) {
    var meta = recorded.meta();
    return new HistoryEntry(
        meta.id(),
        meta.streamVersion(),
        meta.type(),
        recorded.event().at(),
        meta.time(),
        meta.actor(),
        meta.correlation(),
        meta.causation(),
        shown(recorded.event()));
  }

  /// Who reads the history need not know by which secret a report is asked about, not even its
  /// digest.
  private static SignalEvent shown(SignalEvent event) {
    return switch (event) {
      case SignalEvent.Reported e ->
          new SignalEvent.Reported(
              e.signal(),
              e.source(),
              e.title(),
              e.text(),
              e.systems(),
              e.outside(),
              e.labels(),
              e.occurredAt(),
              e.occurredOn(),
              e.statement(),
              null,
              e.splitFrom(),
              e.at());
      case SignalEvent e -> e;
    };
  }

  /// What whoever reported may know: that somebody works on it, not what others think of it.
  static Standing standing(Known signal) {
    var status =
        switch (signal) {
          case Open _ -> "RECEIVED";
          case Signal.Merged _ -> "BEING_HANDLED";
          case Judged s ->
              switch (s.judgement().decision()) {
                case INCIDENT, HAZARD, ISSUE -> "BEING_HANDLED";
                case NOT_RELEVANT -> "CLOSED";
              };
        };
    var facts = signal.facts();
    return new Standing(facts.signal(), status, facts.reportedAt(), facts.lastAt());
  }
}
