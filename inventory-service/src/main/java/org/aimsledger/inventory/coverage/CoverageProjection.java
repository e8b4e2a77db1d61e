package org.aimsledger.inventory.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.referencedata.CoverageMeasures.Measure;
import org.jspecify.annotations.Nullable;

/// Events of AI systems, their classes, gates and reviews → their answers to all measures of all
/// published versions of the pack. Streams of one system are in lanes of their own, so a row may
/// begin with any of them.
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
    return 2;
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
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return !AiSystemReportEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> recorded) {
    return switch (recorded.event()) {
      case AiSystemEvent e -> e.system();
      case RiskClassEvent.Determined e -> e.system();
      case LifecycleGateEvent e -> StandingAnswers.answers(e) ? e.system() : null;
      case ReviewEvent e -> e.system();
      case InventoryServiceEvent _ -> null;
    };
  }

  @Override
  public @Nullable CoverageRow apply(
      @Nullable CoverageRow row, Recorded<InventoryServiceEvent> recorded) {
    var next = row == null ? new CoverageRow(Objects.requireNonNull(key(recorded))) : row;
    var answers = new Answers(measures, next.facts);
    switch (recorded.event()) {
      case AiSystemEvent e -> {
        verifyBegun(next, e);
        change(next, answers, e);
      }
      case RiskClassEvent.Determined e -> {
        next.riskClass = e.riskClass();
        answers.field("riskClass", e.riskClass().name());
      }
      case LifecycleGateEvent e -> StandingAnswers.note(answers, e);
      case ReviewEvent e -> StandingAnswers.note(answers, e);
      case InventoryServiceEvent e -> throw new IllegalArgumentException("no row belongs to " + e);
    }
    answers.field("stage", next.stage.name());
    answers.field("highImpact", next.highImpact.name());
    next.facts = answers.facts();
    next.answers = answers.all();
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static void verifyBegun(CoverageRow row, AiSystemEvent event) {
    if (!row.registered && !(event instanceof AiSystemEvent.Registered)) {
      throw new CorruptStreamException("no row", event);
    }
  }

  private static void change(CoverageRow row, Answers answers, AiSystemEvent event) {
    switch (event) {
      case AiSystemEvent.Registered e -> {
        row.registered = true;
        row.name = e.name();
        row.stage = e.stage();
        row.highImpact = e.highImpact();
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
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
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
