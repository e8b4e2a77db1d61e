package org.aimsledger.inventory.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.referencedata.CoverageMeasures.Measure;
import org.jspecify.annotations.Nullable;

/// Events of AI systems → their answers to all measures of all published versions of the pack.
@ApplicationScoped
class CoverageProjection implements Projection<InventoryServiceEvent, CoverageRow> {
  static final String NAME = "coverage";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private final List<Measure> measures;

  CoverageProjection(Packs packs) {
    var newest = new LinkedHashMap<String, Measure>();
    for (var pack : packs.coverageMeasures().all()) {
      pack.measures().forEach(measure -> newest.put(measure.id(), measure));
    }
    this.measures = new ArrayList<>(newest.values());
  }

  @Override
  public String name() {
    return NAME;
  }

  /// To be raised when a new version of the pack asks for something else.
  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<CoverageRow> rowType() {
    return CoverageRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> recorded) {
    return recorded.event() instanceof AiSystemEvent event ? event.system() : null;
  }

  @Override
  public @Nullable CoverageRow apply(
      @Nullable CoverageRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof AiSystemEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    var answers = new Answers(measures, next.facts);
    change(next, answers, event);
    answers.field("stage", next.stage.name());
    answers.field("highImpact", next.highImpact.name());
    next.facts = answers.facts();
    next.answers = answers.all();
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static CoverageRow first(AiSystemEvent event) {
    if (event instanceof AiSystemEvent.Registered e) {
      return new CoverageRow(e.system(), e.name(), e.stage(), e.highImpact());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(CoverageRow row, Answers answers, AiSystemEvent event) {
    switch (event) {
      case AiSystemEvent.Registered e -> {
        row.owner = e.profile().owner();
        row.organisation = e.profile().organisation();
        row.unit = e.profile().unit();
        row.vendor = e.profile().vendor();
        answers.profile(e.profile());
      }
      case AiSystemEvent.ProfileChanged e ->
          e.changes()
              .forEach(
                  change -> {
                    apply(row, change);
                    answers.change(change);
                  });
      case AiSystemEvent.OwnerAssigned e -> {
        row.owner = e.to();
        answers.field("owner", e.to());
      }
      case AiSystemEvent.RolesChanged e ->
          answers.change(
              new FieldChange(
                  "organisationRoles",
                  e.from().stream().map(Enum::name).toList(),
                  e.to().stream().map(Enum::name).toList()));
      case AiSystemEvent.StageEntered e -> row.stage = e.to();
      case AiSystemEvent.HighImpactDetermined e -> row.highImpact = e.to();
      case AiSystemEvent.Retired _ -> row.stage = Stage.RETIRED;
      case AiSystemEvent.Suspended _,
          AiSystemEvent.Resumed _,
          AiSystemEvent.ImportRecorded _,
          AiSystemEvent.HoldReleased _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.MeasureDeclined _,
          AiSystemEvent.ContainmentDeclined _ -> {
        // Says nothing about what is known.
      }
    }
  }

  private static void apply(CoverageRow row, FieldChange change) {
    var text = change.to().isEmpty() ? null : change.to().getFirst();
    switch (change.field()) {
      case "name" -> row.name = String.join(" ", change.to());
      case "owner" -> row.owner = text;
      case "organisation" -> row.organisation = text;
      case "unit" -> row.unit = text;
      case "vendor" -> row.vendor = text;
      default -> {
        // No column of its own.
      }
    }
  }
}
