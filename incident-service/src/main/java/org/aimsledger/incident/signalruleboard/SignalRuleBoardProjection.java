package org.aimsledger.incident.signalruleboard;

import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent.Drafted;
import org.aimsledger.contracts.incident.SignalRuleEvent.Retired;
import org.aimsledger.contracts.incident.SignalRuleEvent.Tried;
import org.aimsledger.contracts.incident.SignalRuleEvent.WentLive;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per rule.
@ApplicationScoped
class SignalRuleBoardProjection implements Projection<IncidentServiceEvent, SignalRuleBoardRow> {
  static final String NAME = "signal-rule-board";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<SignalRuleBoardRow> rowType() {
    return SignalRuleBoardRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return recorded.event() instanceof SignalRuleEvent event ? event.rule() : null;
  }

  @Override
  public @Nullable SignalRuleBoardRow apply(
      @Nullable SignalRuleBoardRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof SignalRuleEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    change(next, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static SignalRuleBoardRow first(SignalRuleEvent event) {
    if (event instanceof Drafted e) {
      return new SignalRuleBoardRow(e.rule());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(SignalRuleBoardRow row, SignalRuleEvent event) {
    switch (event) {
      case Drafted e -> {
        row.nameEn = e.content().name().en();
        row.nameZhHans = e.content().name().zhHans();
        row.nameZhHant = e.content().name().zhHant();
        row.newestVersion = e.version();
        row.draftedBy = e.draftedBy();
        row.standing =
            row.liveVersion == null ? SignalRuleStanding.DRAFT : SignalRuleStanding.LIVE_WITH_DRAFT;
      }
      case Tried _ -> {
        // Changes only when the row was last touched.
      }
      case WentLive e -> {
        row.liveVersion = e.version();
        row.liveSince = e.at();
        row.standing = SignalRuleStanding.LIVE;
      }
      case Retired _ -> {
        row.liveVersion = null;
        row.liveSince = null;
        row.standing = SignalRuleStanding.RETIRED;
      }
    }
  }
}
