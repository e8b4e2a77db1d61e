package org.aimsledger.inventory.dependency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Events of links → rows that can be read from both ends.
@ApplicationScoped
class DependencyLinkProjection implements Projection<InventoryServiceEvent, DependencyLinkRow> {
  static final String NAME = "dependency-link";

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
  public Class<DependencyLinkRow> rowType() {
    return DependencyLinkRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return ComponentLinkEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return switch (event.event()) {
      case ComponentLinkEvent e -> e.link();
      case AiSystemEvent _,
          AiSystemReportEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _,
          ComponentEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _ ->
          null;
    };
  }

  @Override
  public DependencyLinkRow apply(
      @Nullable DependencyLinkRow row, Recorded<InventoryServiceEvent> event) {
    var changed =
        switch (event.event()) {
          case ComponentLinkEvent.Linked e -> linked(row, e);
          case ComponentLinkEvent.Unlinked e -> unlinked(row, e);
          case AiSystemEvent _,
              AiSystemReportEvent _,
              StewardshipEvent _,
              UnregisteredSystemEvent _,
              ComponentEvent _,
              LifecycleGateEvent _,
              RiskClassEvent _ ->
              throw new IllegalArgumentException("no row belongs to " + event.event());
        };
    changed.version = event.meta().streamVersion();
    changed.updatedAt = event.meta().time();
    return changed;
  }

  private static DependencyLinkRow linked(
      @Nullable DependencyLinkRow row, ComponentLinkEvent.Linked e) {
    var link = row == null ? new DependencyLinkRow(e.link()) : row;
    link.fromKind = e.from().kind();
    link.fromId = e.from().id();
    link.relation = e.relation();
    link.toKind = e.to().kind();
    link.toId = e.to().id();
    link.source = e.source();
    link.confidence = e.confidence();
    link.note = e.note();
    link.active = true;
    link.since = e.at();
    link.removedAt = null;
    return link;
  }

  private static DependencyLinkRow unlinked(
      @Nullable DependencyLinkRow row, ComponentLinkEvent.Unlinked e) {
    if (row == null || !row.active) {
      throw new CorruptStreamException(row == null ? "absent" : row, e);
    }
    row.active = false;
    row.removedAt = e.at();
    return row;
  }
}
