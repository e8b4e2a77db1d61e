package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.jspecify.annotations.Nullable;

/// What is known about the duties to report one incident.
public sealed interface RegulatoryCase {

  /// Nobody has stated any facts.
  record Absent() implements RegulatoryCase {}

  /// Facts were stated, once or more often.
  ///
  /// @param statements how many times facts were stated
  /// @param judgements the last one of each regime
  /// @param clocks all that ever started, oldest first
  /// @param filings all, oldest first
  record Stated(
      UUID incident,
      Statement statement,
      long statements,
      List<Judgement> judgements,
      List<LegalClock> clocks,
      List<Filing> filings)
      implements RegulatoryCase {
    public Stated {
      judgements = List.copyOf(judgements);
      clocks = List.copyOf(clocks);
      filings = List.copyOf(filings);
    }

    Optional<LegalClock> clock(String id) {
      return clocks.stream().filter(clock -> clock.id().equals(id)).findFirst();
    }

    /// The last clock that a rule has started.
    Optional<LegalClock> lastOf(String rule) {
      return clocks.reversed().stream().filter(clock -> clock.rule().equals(rule)).findFirst();
    }

    Optional<Judgement> judgement(String regime) {
      return judgements.stream().filter(judged -> judged.regime().equals(regime)).findFirst();
    }

    Optional<Filing> filing(UUID id) {
      return filings.stream().filter(filing -> filing.id().equals(id)).findFirst();
    }

    /// Ids of the clocks that are neither met nor set aside nor superseded, and of those that were
    /// met by an incomplete report after which the complete one is owed.
    List<String> open() {
      return clocks.stream()
          .filter(clock -> clock.isRunning() || clock.owesCompletion())
          .map(LegalClock::id)
          .toList();
    }

    Stated withClock(String id, UnaryOperator<LegalClock> change) {
      return new Stated(
          incident,
          statement,
          statements,
          judgements,
          clocks.stream()
              .map(clock -> clock.id().equals(id) ? change.apply(clock) : clock)
              .toList(),
          filings);
    }
  }

  /// What was said to be true.
  ///
  /// @param facts ids, in alphabetical order
  /// @param moments in the order of [Trigger], each once
  /// @param zone whose days are counted
  /// @param holidays calendar; null: none
  record Statement(
      List<String> facts,
      List<StatedMoment> moments,
      String zone,
      @Nullable String holidays,
      String policyVersion) {
    public Statement {
      facts = facts.stream().distinct().sorted().toList();
      moments = List.copyOf(moments);
    }

    Optional<Instant> moment(Trigger trigger) {
      return moment(moments, trigger);
    }

    static Optional<Instant> moment(List<StatedMoment> moments, Trigger trigger) {
      return moments.stream()
          .filter(stated -> stated.trigger().equals(trigger.name()))
          .map(StatedMoment::time)
          .findFirst();
    }
  }

  /// Somebody's decision whether to report under a regime.
  ///
  /// @param statement number of the statement of facts that it rests on
  record Judgement(
      String regime,
      Reportability decision,
      String decidedBy,
      long statement,
      String reason,
      Instant at) {}

  /// A report that was filed.
  record Filing(
      UUID id,
      List<String> clocks,
      String addressee,
      String receipt,
      String contentSha256,
      boolean complete,
      Instant filedAt,
      String filedBy) {
    public Filing {
      clocks = List.copyOf(clocks);
    }
  }
}
