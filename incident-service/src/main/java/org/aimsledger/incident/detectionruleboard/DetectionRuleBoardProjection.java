package org.aimsledger.incident.detectionruleboard;

import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Drafted;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Retired;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Tried;
import org.aimsledger.contracts.incident.DetectionRuleEvent.WentLive;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per rule.
@ApplicationScoped
class DetectionRuleBoardProjection
    implements Projection<IncidentServiceEvent, DetectionRuleBoardRow> {
  static final String NAME = "detection-rule-board";

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
  public Class<DetectionRuleBoardRow> rowType() {
    return DetectionRuleBoardRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return recorded.event() instanceof DetectionRuleEvent event ? event.rule() : null;
  }

  @Override
  public @Nullable DetectionRuleBoardRow apply(
      @Nullable DetectionRuleBoardRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof DetectionRuleEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    change(next, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static DetectionRuleBoardRow first(DetectionRuleEvent event) {
    if (event instanceof Drafted e) {
      return new DetectionRuleBoardRow(e.rule());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(DetectionRuleBoardRow row, DetectionRuleEvent event) {
    switch (event) {
      case Drafted e -> {
        row.nameEn = e.content().name().en();
        row.nameZhHans = e.content().name().zhHans();
        row.nameZhHant = e.content().name().zhHant();
        row.newestVersion = e.version();
        row.template = e.template();
        row.draftedBy = e.draftedBy();
        row.standing = row.liveVersion == null ? RuleStanding.DRAFT : RuleStanding.LIVE_WITH_DRAFT;
      }
      case Tried _ -> {
        if (row.standing == RuleStanding.DRAFT) {
          row.standing = RuleStanding.TRIED;
        }
      }
      case WentLive e -> {
        row.liveVersion = e.version();
        row.liveSince = e.at();
        row.standing = RuleStanding.LIVE;
      }
      case Retired _ -> {
        row.liveVersion = null;
        row.liveSince = null;
        row.standing = RuleStanding.RETIRED;
      }
    }
  }
}
