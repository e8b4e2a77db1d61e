package org.aimsledger.inventory.systemregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.platform.ComponentNames;
import org.aimsledger.inventory.platform.ShortWords;
import org.aimsledger.inventory.platform.SystemNames;
import org.jspecify.annotations.Nullable;

/// Events of AI systems → rows of the register.
@ApplicationScoped
class SystemRegisterProjection implements Projection<InventoryServiceEvent, SystemRegisterRow> {
  static final String NAME = "system-register";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<SystemRegisterRow> rowType() {
    return SystemRegisterRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return AiSystemEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return switch (event.event()) {
      case AiSystemEvent e -> e.system();
      case AiSystemReportEvent _,
          ComponentEvent _,
          ComponentLinkEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _ ->
          null;
    };
  }

  @Override
  public SystemRegisterRow apply(
      @Nullable SystemRegisterRow row, Recorded<InventoryServiceEvent> event) {
    var changed =
        switch (event.event()) {
          case AiSystemEvent e -> row == null ? created(e) : changed(row, e);
          case AiSystemReportEvent _,
              ComponentEvent _,
              ComponentLinkEvent _,
              LifecycleGateEvent _,
              RiskClassEvent _,
              StewardshipEvent _,
              UnregisteredSystemEvent _ ->
              throw new IllegalArgumentException("no row belongs to " + event.event());
        };
    changed.version = event.meta().streamVersion();
    changed.updatedAt = event.meta().time();
    changed.searchText = searchText(changed);
    changed.parts = ShortWords.partsOf(changed.searchText);
    return changed;
  }

  private static SystemRegisterRow created(AiSystemEvent event) {
    if (!(event instanceof AiSystemEvent.Registered e)) {
      throw new CorruptStreamException("absent", event);
    }
    var row = new SystemRegisterRow(e.system());
    var profile = e.profile();
    row.name = e.name();
    row.purpose = profile.purpose();
    row.owner = profile.owner();
    row.organisation = profile.organisation();
    row.unit = profile.unit();
    row.organisationRoles =
        profile.organisationRoles().stream().map(Enum::name).toArray(String[]::new);
    row.technology = profile.technology();
    row.decisionPart = profile.decisionPart();
    row.offering = profile.offering();
    row.topicArea = profile.topicArea();
    row.sector = profile.sector();
    row.vendor = profile.vendor();
    row.aliases = profile.aliases().toArray(String[]::new);
    row.nameEn = SystemNames.of(profile, ComponentNames.ENGLISH);
    row.nameZhHans = SystemNames.of(profile, ComponentNames.SIMPLIFIED);
    row.nameZhHant = SystemNames.of(profile, ComponentNames.TRADITIONAL);
    row.stage = e.stage();
    row.highImpact = e.highImpact();
    row.suspended = false;
    row.origin = e.origin().kind().name();
    row.registeredAt = e.at();
    from(row, e.origin());
    return row;
  }

  private static SystemRegisterRow changed(SystemRegisterRow row, AiSystemEvent event) {
    switch (event) {
      case AiSystemEvent.Registered e -> throw new CorruptStreamException(row, e);
      case AiSystemEvent.ProfileChanged e -> e.changes().forEach(change -> apply(row, change));
      case AiSystemEvent.OwnerAssigned e -> row.owner = e.to();
      case AiSystemEvent.RolesChanged e -> {
        row.organisationRoles = e.to().stream().map(Enum::name).toArray(String[]::new);
        row.providerSince = e.cause().makesProvider() ? e.at() : row.providerSince;
      }
      case AiSystemEvent.StageEntered e -> row.stage = e.to();
      case AiSystemEvent.HighImpactDetermined e -> row.highImpact = e.to();
      case AiSystemEvent.Suspended _ -> row.suspended = true;
      case AiSystemEvent.Resumed _ -> row.suspended = false;
      case AiSystemEvent.Retired _ -> {
        row.stage = Stage.RETIRED;
        row.suspended = false;
      }
      case AiSystemEvent.ImportRecorded e -> from(row, e.origin());
      // Another holder stays, or nothing ever held it: the row only gets its new version.
      case AiSystemEvent.HoldReleased _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
          AiSystemEvent.MeasureDeclined _ -> {}
    }
    return row;
  }

  private static void from(SystemRegisterRow row, Origin origin) {
    row.flags = origin.flags().toArray(String[]::new);
    if (origin.externalId() != null) {
      row.externalScope = origin.externalId().scope();
      row.externalId = origin.externalId().id();
    }
  }

  private static void apply(SystemRegisterRow row, FieldChange change) {
    var to = change.to();
    var text = to.isEmpty() ? null : to.getFirst();
    switch (change.field()) {
      case "name" -> row.name = String.join(" ", to);
      case "aliases" -> row.aliases = to.toArray(String[]::new);
      case "purpose" -> row.purpose = text;
      case "owner" -> row.owner = text;
      case "organisation" -> row.organisation = text;
      case "unit" -> row.unit = text;
      case "organisationRoles" -> row.organisationRoles = to.toArray(String[]::new);
      case "technology" -> row.technology = constant(Technology.UNKNOWN, to);
      case "decisionPart" -> row.decisionPart = constant(DecisionPart.UNKNOWN, to);
      case "offering" -> row.offering = constant(Offering.UNKNOWN, to);
      case "topicArea" -> row.topicArea = text;
      case "sector" -> row.sector = text;
      case "vendor" -> row.vendor = text;
      // Intended use and attributes are not in the list but for names; one system shows them.
      default -> SystemNames.changed(change).forEach((name, given) -> named(row, name, given));
    }
  }

  private static void named(SystemRegisterRow row, String name, List<String> given) {
    var text = given.isEmpty() ? null : given.getFirst();
    switch (name) {
      case ComponentNames.ENGLISH -> row.nameEn = text;
      case ComponentNames.SIMPLIFIED -> row.nameZhHans = text;
      case ComponentNames.TRADITIONAL -> row.nameZhHant = text;
      default -> throw new IllegalArgumentException("no name: " + name);
    }
  }

  private static <T extends Enum<T>> T constant(T unknown, List<String> to) {
    return to.isEmpty() ? unknown : Enum.valueOf(unknown.getDeclaringClass(), to.getFirst());
  }

  private static String searchText(SystemRegisterRow row) {
    return Stream.concat(
            Stream.of(
                row.name,
                row.nameEn,
                row.nameZhHans,
                row.nameZhHant,
                row.purpose,
                row.vendor,
                row.topicArea,
                row.externalId),
            Stream.of(row.aliases))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }
}
