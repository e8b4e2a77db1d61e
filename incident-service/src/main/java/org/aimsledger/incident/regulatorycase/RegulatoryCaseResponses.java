package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.regulatorycase.LegalClock.Ending;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Absent;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Statement;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Step;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The case as it is answered.
final class RegulatoryCaseResponses {
  private static final String LATER =
      "Facts alone make no deadline later: propose RESTATE, and somebody else has to agree.";
  private static final String NOTICE = "No legal advice: confirm every deadline with counsel.";

  private RegulatoryCaseResponses() {}

  @Schema(name = "RegulatoryCase")
  record OneCase(
      UUID incident,
      List<String> facts,
      List<StatedMoment> moments,
      String zone,
      @Nullable String holidays,
      String policyVersion,
      List<OneDecision> reportability,
      List<OneClock> clocks,
      @Schema(description = "Rules whose facts are true, and that start nothing without a moment")
          List<OneWaiting> waitingFor,
      List<OneFiling> filings,
      String notice) {}

  /// A rule that starts no clock yet.
  ///
  /// @param moment that is missing, by trigger
  @Schema(name = "WaitingLegalClock")
  record OneWaiting(String rule, String regime, Titles title, Trigger moment) {}

  @Schema(name = "ReportabilityDecision")
  record OneDecision(
      String regime,
      Reportability decision,
      String decidedBy,
      @Schema(description = "The how-manieth statement of facts it rests on") long statement,
      String reason,
      Instant at) {}

  /// Where a clock stands.
  enum Standing {
    RUNNING,
    OVERDUE,
    MET,
    /// Met by an incomplete report: the complete one must follow.
    COMPLETION_OWED,
    SET_ASIDE,
    SUPERSEDED
  }

  /// @param title absent where the pack in force no longer has the rule
  @Schema(name = "LegalClock")
  record OneClock(
      String id,
      String regime,
      @Nullable String paragraph,
      @Nullable Titles title,
      @Nullable Titles addressee,
      @Nullable Step step,
      Standing standing,
      Instant triggerAt,
      @Schema(description = "So many times 24 hours after the trigger") Instant dueStrict,
      @Schema(description = "As the regime counts days") Instant dueLegal,
      @Schema(description = "The earlier of both: what warnings go by") Instant due,
      @Schema(description = "The law says at once and gives no number") boolean immediate,
      boolean missed,
      long tolledSeconds,
      @Nullable OneLater asStated,
      @Nullable OneProposal proposal,
      @Nullable UUID filing,
      @Nullable Punctuality punctuality,
      @Nullable String supersededBy,
      @Nullable String reason,
      String policyVersion,
      @Nullable String source) {}

  /// What the facts as they were stated last would make of a clock; it stands as it is until two
  /// persons agree to it.
  @Schema(name = "LaterLegalClock")
  record OneLater(Instant triggerAt, Instant dueStrict, Instant dueLegal, String note) {}

  @Schema(name = "ClockReliefProposal")
  record OneProposal(
      ClockRelief relief, @Nullable Instant until, String proposedBy, String reason, Instant at) {}

  @Schema(name = "RegulatoryFiling")
  record OneFiling(
      UUID id,
      @Schema(
              description =
                  "Whose duty it meets: one, but for reports that were recorded before one was"
                      + " asked for")
          List<String> regimes,
      List<String> clocks,
      String addressee,
      String receipt,
      String contentSha256,
      boolean complete,
      Instant filedAt,
      String filedBy) {}

  /// @param type wire name of the event
  /// @param recordedAt when it was stored
  @Schema(name = "RegulatoryCaseEntry")
  record Entry(
      UUID id,
      long version,
      String type,
      Instant at,
      Instant recordedAt,
      String actor,
      @Schema(implementation = Object.class) RegulatoryCaseEvent data) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "RegulatoryCaseEntryPage")
  record EntryPage(
      List<Entry> items,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static OneCase one(
      UUID incident, RegulatoryCase state, Packs packs, Holidays holidays, Instant now) {
    return switch (state) {
      // A preview of nothing: no facts, no clocks.
      case Absent _ -> throw new IllegalStateException("nothing was stated about " + incident);
      case Stated stated -> one(stated, stated.statement(), packs.clocks(now), holidays, now);
    };
  }

  private static OneCase one(
      Stated state, Statement statement, LegalClocks pack, Holidays holidays, Instant now) {
    var called = new CalledClocks(pack, holidays, statement);
    return new OneCase(
        state.incident(),
        statement.facts(),
        statement.moments(),
        statement.zone(),
        statement.holidays(),
        statement.policyVersion(),
        state.judgements().stream()
            .map(
                judged ->
                    new OneDecision(
                        judged.regime(),
                        judged.decision(),
                        judged.decidedBy(),
                        judged.statement(),
                        judged.reason(),
                        judged.at()))
            .toList(),
        state.clocks().stream().map(clock -> one(clock, pack, called, now)).toList(),
        called.waiting(now).stream()
            .filter(rule -> state.lastOf(rule.id()).isEmpty())
            .map(rule -> new OneWaiting(rule.id(), rule.regime(), rule.title(), rule.trigger()))
            .toList(),
        state.filings().stream()
            .map(
                filing ->
                    new OneFiling(
                        filing.id(),
                        filing.clocks().stream()
                            .flatMap(clock -> state.clock(clock).stream())
                            .map(LegalClock::regime)
                            .distinct()
                            .toList(),
                        filing.clocks(),
                        filing.addressee(),
                        filing.receipt(),
                        filing.contentSha256(),
                        filing.complete(),
                        filing.filedAt(),
                        filing.filedBy()))
            .toList(),
        NOTICE);
  }

  private static OneClock one(
      LegalClock clock, LegalClocks pack, CalledClocks called, Instant now) {
    var rule = pack.clock(clock.rule());
    var end = clock.end();
    var proposal = clock.proposal();
    return new OneClock(
        clock.id(),
        clock.regime(),
        rule.map(LegalClocks.Clock::paragraph).orElse(null),
        rule.map(LegalClocks.Clock::title).orElse(null),
        rule.map(LegalClocks.Clock::addressee).orElse(null),
        rule.map(LegalClocks.Clock::step).orElse(null),
        standing(clock, now),
        clock.triggerAt(),
        clock.due().strict(),
        clock.due().legal(),
        clock.due().earlier(),
        !clock.hasPeriod(),
        clock.missed(),
        clock.stoodStill().toSeconds(),
        called
            .later(clock)
            .map(
                later ->
                    new OneLater(
                        later.triggerAt(), later.due().strict(), later.due().legal(), LATER))
            .orElse(null),
        proposal == null
            ? null
            : new OneProposal(
                proposal.relief(),
                proposal.until(),
                proposal.proposedBy(),
                proposal.reason(),
                proposal.at()),
        end == null ? null : end.filing(),
        end == null ? null : end.punctuality(),
        end != null && end.how() == Ending.SUPERSEDED ? end.by() : null,
        end == null ? null : end.reason(),
        clock.policyVersion(),
        rule.map(LegalClocks.Clock::source).orElse(null));
  }

  private static Standing standing(LegalClock clock, Instant now) {
    var end = clock.end();
    if (end == null) {
      return now.isAfter(clock.due().earlier()) ? Standing.OVERDUE : Standing.RUNNING;
    }
    return switch (end.how()) {
      case MET -> clock.owesCompletion() ? Standing.COMPLETION_OWED : Standing.MET;
      case SET_ASIDE -> Standing.SET_ASIDE;
      case SUPERSEDED -> Standing.SUPERSEDED;
    };
  }

  static Entry entry(Recorded<RegulatoryCaseEvent> recorded) {
    var meta = recorded.meta();
    return new Entry(
        meta.id(),
        meta.streamVersion(),
        meta.type(),
        recorded.event().at(),
        meta.time(),
        meta.actor(),
        recorded.event());
  }
}
