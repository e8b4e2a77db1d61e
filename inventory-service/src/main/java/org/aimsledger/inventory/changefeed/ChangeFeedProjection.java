package org.aimsledger.inventory.changefeed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.contracts.inventory.ProcedureEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.SavedFilterEvent;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// One event → one row.
@ApplicationScoped
class ChangeFeedProjection implements Projection<InventoryServiceEvent, ChangeFeedRow> {
  static final String NAME = "change-feed";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<ChangeFeedRow> rowType() {
    return ChangeFeedRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return !AiSystemReportEvent.class.isAssignableFrom(event)
        && !SavedFilterEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> recorded) {
    return switch (recorded.event()) {
      // What integrations see changes no record, and there is much of it.
      case AiSystemReportEvent _ -> null;
      // What a person looks at is nobody else's business.
      case SavedFilterEvent _ -> null;
      case AiSystemEvent _,
          ComponentEvent _,
          ComponentLinkEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _ ->
          recorded.meta().id();
    };
  }

  @Override
  public ChangeFeedRow apply(
      @Nullable ChangeFeedRow row, Recorded<InventoryServiceEvent> recorded) {
    var meta = recorded.meta();
    var change = row == null ? new ChangeFeedRow(meta.id()) : row;
    change.recordedAt = meta.time();
    change.type = meta.type();
    change.kind = meta.stream().category();
    change.subject = meta.stream().id();
    change.version = meta.streamVersion();
    change.system = system(recorded.event());
    change.actor = meta.actor();
    return change;
  }

  private static @Nullable UUID system(InventoryServiceEvent event) {
    return switch (event) {
      case AiSystemEvent e -> e.system();
      case AiSystemReportEvent e -> e.system();
      case ComponentEvent.Registered e -> e.kind() == ComponentKind.USE_CASE ? null : e.parent();
      case ComponentEvent _ -> null;
      case ComponentLinkEvent e -> system(e.from(), e.to());
      case DeviationEvent e -> e.system();
      case IntendedUseEvent e -> e.system();
      case LifecycleGateEvent e -> e.system();
      case NoticeEvent.Opened e -> e.system();
      case NoticeEvent _ -> null;
      case OutOfScopeUseEvent e -> e.system();
      case ProcedureEvent _ -> null;
      case ReviewEvent e -> e.system();
      case RiskClassEvent e -> e.system();
      case SavedFilterEvent _ -> null;
      case UnregisteredSystemEvent.Linked e -> e.system();
      case UnregisteredSystemEvent.Registered e -> e.system();
      case UnregisteredSystemEvent _ -> null;
    };
  }

  private static @Nullable UUID system(LinkEnd from, LinkEnd to) {
    if (from.kind() == ComponentKind.AI_SYSTEM) {
      return from.id();
    }
    return to.kind() == ComponentKind.AI_SYSTEM ? to.id() : null;
  }
}
