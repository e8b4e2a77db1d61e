package org.aimsledger.inventory.componentregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.platform.ShortWords;
import org.jspecify.annotations.Nullable;

/// Events of components → rows of the register.
@ApplicationScoped
class ComponentRegisterProjection
    implements Projection<InventoryServiceEvent, ComponentRegisterRow> {
  static final String NAME = "component-register";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<ComponentRegisterRow> rowType() {
    return ComponentRegisterRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return ComponentEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return switch (event.event()) {
      case ComponentEvent e -> e.component();
      case AiSystemEvent _,
          AiSystemReportEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _,
          ComponentLinkEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _ ->
          null;
    };
  }

  @Override
  public ComponentRegisterRow apply(
      @Nullable ComponentRegisterRow row, Recorded<InventoryServiceEvent> event) {
    var changed =
        switch (event.event()) {
          case ComponentEvent e -> row == null ? created(e) : changed(row, e);
          case AiSystemEvent _,
              AiSystemReportEvent _,
              StewardshipEvent _,
              UnregisteredSystemEvent _,
              ComponentLinkEvent _,
              LifecycleGateEvent _,
              RiskClassEvent _ ->
              throw new IllegalArgumentException("no row belongs to " + event.event());
        };
    changed.version = event.meta().streamVersion();
    changed.updatedAt = event.meta().time();
    changed.name = shown(changed);
    changed.searchText = searchText(changed);
    changed.parts = ShortWords.partsOf(changed.searchText);
    return changed;
  }

  private static ComponentRegisterRow created(ComponentEvent event) {
    if (!(event instanceof ComponentEvent.Registered e)) {
      throw new CorruptStreamException("absent", event);
    }
    var row = new ComponentRegisterRow(e.component());
    row.kind = e.kind();
    row.parent = e.parent();
    row.label = e.label();
    row.registeredAt = e.at();
    if (e.externalId() != null) {
      row.externalScope = e.externalId().scope();
      row.externalId = e.externalId().id();
    }
    e.fields().forEach((field, value) -> apply(row, field, value));
    return row;
  }

  private static ComponentRegisterRow changed(ComponentRegisterRow row, ComponentEvent event) {
    switch (event) {
      case ComponentEvent.Registered e -> throw new CorruptStreamException(row, e);
      case ComponentEvent.Described e ->
          e.changes().forEach(change -> apply(row, change.field(), change.to()));
      case ComponentEvent.Retired _ -> row.retired = true;
      case ComponentEvent.DueDiligenceRecorded e -> row.dueDiligence = e.outcome().name();
      case ComponentEvent.SupplierChanged e ->
          row.silentChanges += e.change() == SupplierChange.SILENT ? 1 : 0;
      // One component shows them; the row only gets its new version.
      case ComponentEvent.QualityAssessed _,
          ComponentEvent.ResponsibilityAllocated _,
          ComponentEvent.ContractRecorded _ -> {}
    }
    return row;
  }

  private static void apply(ComponentRegisterRow row, String field, @Nullable FieldValue value) {
    switch (field) {
      case "nameEn" -> row.nameEn = text(value);
      case "nameZhHans" -> row.nameZhHans = text(value);
      case "nameZhHant" -> row.nameZhHant = text(value);
      case "aliases" -> row.aliases = texts(value);
      case "owner" -> row.owner = text(value);
      case "unit" -> row.unit = text(value);
      case "developer" -> row.developer = text(value);
      case "licences" -> row.licences = texts(value);
      case "personalData" -> row.personalData = word(value);
      case "sensitiveData" -> row.sensitiveData = word(value);
      case "generalPurpose" -> row.generalPurpose = word(value);
      case "acquisition" -> row.acquisition = word(value);
      case "environment" -> row.environment = word(value);
      case "criticality" -> row.criticality = word(value);
      // The others are not in the list; one component shows them.
      default -> {}
    }
  }

  private static @Nullable String text(@Nullable FieldValue value) {
    return value == null || value.values().isEmpty() ? null : value.values().getFirst();
  }

  private static String[] texts(@Nullable FieldValue value) {
    return value == null ? new String[0] : value.values().toArray(String[]::new);
  }

  private static String word(@Nullable FieldValue value) {
    return Objects.requireNonNullElse(text(value), ComponentRegisterRow.UNKNOWN);
  }

  private static String shown(ComponentRegisterRow row) {
    return Stream.of(row.nameEn, row.nameZhHans, row.nameZhHant, row.label)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static String searchText(ComponentRegisterRow row) {
    return Stream.concat(
            Stream.of(
                row.nameEn,
                row.nameZhHans,
                row.nameZhHant,
                row.label,
                row.developer,
                row.externalId),
            Stream.of(row.aliases))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }
}
