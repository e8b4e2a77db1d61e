package org.aimsledger.inventory.dependency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.platform.ComponentNames;
import org.jspecify.annotations.Nullable;

/// Events of AI systems and components → what can be an end of a link.
@ApplicationScoped
class DependencyNodeProjection implements Projection<InventoryServiceEvent, DependencyNodeRow> {
  static final String NAME = "dependency-node";

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
  public Class<DependencyNodeRow> rowType() {
    return DependencyNodeRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return AiSystemEvent.class.isAssignableFrom(event)
        || ComponentEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return switch (event.event()) {
      case AiSystemEvent.Registered e -> e.system();
      case AiSystemEvent.Retired e -> e.system();
      case AiSystemEvent.ProfileChanged e -> renames(e) ? e.system() : null;
      case ComponentEvent.Registered e -> e.component();
      case ComponentEvent.Described e -> e.component();
      case ComponentEvent.Retired e -> e.component();
      // They say nothing about name or end.
      case AiSystemEvent _,
          ComponentEvent _,
          AiSystemReportEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _,
          ComponentLinkEvent _ ->
          null;
    };
  }

  private static boolean renames(AiSystemEvent.ProfileChanged event) {
    return event.changes().stream().anyMatch(DependencyNodeProjection::isName);
  }

  private static boolean isName(FieldChange change) {
    return change.field().equals("name");
  }

  @Override
  public DependencyNodeRow apply(
      @Nullable DependencyNodeRow row, Recorded<InventoryServiceEvent> event) {
    return switch (event.event()) {
      case AiSystemEvent.Registered e -> system(row, e);
      case ComponentEvent.Registered e -> component(row, e);
      case AiSystemEvent e -> changed(known(row, e), e);
      case ComponentEvent e -> changed(known(row, e), e);
      case AiSystemReportEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _,
          ComponentLinkEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _ ->
          throw new IllegalArgumentException("no row belongs to " + event.event());
    };
  }

  private static DependencyNodeRow system(
      @Nullable DependencyNodeRow row, AiSystemEvent.Registered e) {
    if (row != null) {
      throw new CorruptStreamException(row, e);
    }
    var system = new DependencyNodeRow(e.system(), ComponentKind.AI_SYSTEM, null);
    system.name = e.name();
    system.retired = e.stage() == Stage.RETIRED;
    return system;
  }

  private static DependencyNodeRow component(
      @Nullable DependencyNodeRow row, ComponentEvent.Registered e) {
    if (row != null) {
      throw new CorruptStreamException(row, e);
    }
    var component = new DependencyNodeRow(e.component(), e.kind(), e.parent());
    component.label = e.label();
    e.fields().forEach((field, value) -> named(component, field, value));
    component.name = shown(component);
    return component;
  }

  private static DependencyNodeRow known(@Nullable DependencyNodeRow row, Object event) {
    if (row == null) {
      throw new CorruptStreamException("absent", event);
    }
    return row;
  }

  private static DependencyNodeRow changed(DependencyNodeRow row, AiSystemEvent event) {
    switch (event) {
      case AiSystemEvent.ProfileChanged e ->
          e.changes().stream()
              .filter(DependencyNodeProjection::isName)
              .forEach(change -> row.name = String.join(" ", change.to()));
      case AiSystemEvent.Retired _ -> row.retired = true;
      case AiSystemEvent e -> throw new IllegalArgumentException("no row belongs to " + e);
    }
    return row;
  }

  private static DependencyNodeRow changed(DependencyNodeRow row, ComponentEvent event) {
    switch (event) {
      case ComponentEvent.Described e -> {
        e.changes().forEach(change -> named(row, change.field(), change.to()));
        row.name = shown(row);
      }
      case ComponentEvent.Retired _ -> row.retired = true;
      case ComponentEvent e -> throw new IllegalArgumentException("no row belongs to " + e);
    }
    return row;
  }

  private static void named(DependencyNodeRow row, String field, @Nullable FieldValue value) {
    var text = value == null || value.values().isEmpty() ? null : value.values().getFirst();
    switch (field) {
      case ComponentNames.ENGLISH -> row.nameEn = text;
      case ComponentNames.SIMPLIFIED -> row.nameZhHans = text;
      case ComponentNames.TRADITIONAL -> row.nameZhHant = text;
      default -> {}
    }
  }

  private static String shown(DependencyNodeRow row) {
    return Stream.of(row.nameEn, row.nameZhHans, row.nameZhHant, row.label)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
