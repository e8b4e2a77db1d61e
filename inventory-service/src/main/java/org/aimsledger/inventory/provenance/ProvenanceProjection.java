package org.aimsledger.inventory.provenance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.jspecify.annotations.Nullable;

/// Events of AI systems → where their fields have their values from.
@ApplicationScoped
class ProvenanceProjection implements Projection<InventoryServiceEvent, ProvenanceRow> {
  static final String NAME = "field-provenance";

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
  public Class<ProvenanceRow> rowType() {
    return ProvenanceRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return AiSystemEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof AiSystemEvent e ? e.system() : null;
  }

  @Override
  public ProvenanceRow apply(
      @Nullable ProvenanceRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof AiSystemEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    if (row == null && !(event instanceof AiSystemEvent.Registered)) {
      throw new CorruptStreamException("absent", event);
    }
    var next = row == null ? new ProvenanceRow(event.system()) : row;
    change(next, event);
    var origins = OriginLines.read(next.origins).after(event);
    next.origins = OriginLines.of(origins);
    next.traits = traits(origins);
    next.version = recorded.meta().streamVersion();
    next.updatedAt = recorded.meta().time();
    return next;
  }

  static String[] traits(FieldOrigins origins) {
    var names = new HashSet<>(origins.fields().keySet());
    names.addAll(origins.contradictions().keySet());
    var traits = new TreeSet<String>();
    for (var field : names) {
      for (var trait : Trait.of(origins, field)) {
        traits.add(trait.name());
        traits.add(trait.of(field));
      }
    }
    return traits.toArray(String[]::new);
  }

  private static void change(ProvenanceRow row, AiSystemEvent event) {
    switch (event) {
      case AiSystemEvent.Registered e -> {
        row.name = e.name();
        row.owner = e.profile().owner();
        row.organisation = e.profile().organisation();
        row.unit = e.profile().unit();
        row.stage = e.stage();
      }
      case AiSystemEvent.ProfileChanged e -> e.changes().forEach(change -> changed(row, change));
      case AiSystemEvent.OwnerAssigned e -> row.owner = e.to();
      case AiSystemEvent.StageEntered e -> row.stage = e.to();
      case AiSystemEvent.Retired _ -> row.stage = Stage.RETIRED;
      case AiSystemEvent.RolesChanged _,
          AiSystemEvent.HighImpactDetermined _,
          AiSystemEvent.ImportRecorded _,
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
          AiSystemEvent.Suspended _,
          AiSystemEvent.HoldReleased _,
          AiSystemEvent.Resumed _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.MeasureDeclined _ -> {
        // No column of the list; the origins follow by themselves.
      }
    }
  }

  private static void changed(ProvenanceRow row, FieldChange change) {
    var text = change.to().isEmpty() ? null : change.to().getFirst();
    switch (change.field()) {
      case "name" -> row.name = String.join(" ", change.to());
      case "owner" -> row.owner = text;
      case "organisation" -> row.organisation = text;
      case "unit" -> row.unit = text;
      default -> {
        // No column of its own.
      }
    }
  }
}
