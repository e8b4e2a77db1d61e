package org.aimsledger.inventory.gatecompliance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.gatecompliance.GateComplianceRow.Standing;
import org.jspecify.annotations.Nullable;

/// Events of systems, classes, reviews, reports of change and gates → how each system stands.
/// Streams of one system are in lanes of their own, so a row may begin with any of them.
@ApplicationScoped
class GateComplianceProjection implements Projection<InventoryServiceEvent, GateComplianceRow> {
  static final String NAME = "gate-compliance";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);
  private static final List<String> FIELDS = List.of("owner", "purpose", "organisationRoles");

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
  public Class<GateComplianceRow> rowType() {
    return GateComplianceRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return event == AiSystemReportEvent.Received.class
        || !AiSystemReportEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> recorded) {
    return switch (recorded.event()) {
      case AiSystemEvent e -> e.system();
      case LifecycleGateEvent e -> e.system();
      case RiskClassEvent.Determined e -> e.system();
      case AiSystemReportEvent.Received e -> isChange(e.kind()) ? e.system() : null;
      case ReviewEvent.Scheduled e -> e.system();
      case ReviewEvent.Held e -> e.system();
      case InventoryServiceEvent _ -> null;
    };
  }

  private static boolean isChange(ReportKind kind) {
    return switch (kind) {
      case VERSION_CHANGED, MODEL_RETRAINED, DATA_SOURCE_CHANGED -> true;
      case HARM,
          MALFUNCTION,
          BIAS,
          DRIFT,
          SECURITY,
          MISUSE,
          OUTAGE,
          MEASUREMENT,
          DEPLOYED,
          EVALUATION_FAILED,
          GUARDRAIL_TRIGGERED,
          HUMAN_OVERRIDE,
          COMPLAINT,
          OUT_OF_SCOPE_USE,
          STOPPED,
          RETIRED,
          OTHER ->
          false;
    };
  }

  @Override
  public GateComplianceRow apply(
      @Nullable GateComplianceRow row, Recorded<InventoryServiceEvent> recorded) {
    var meta = recorded.meta();
    var next =
        row == null
            ? new GateComplianceRow(Objects.requireNonNull(key(recorded)), meta.time())
            : row;
    switch (recorded.event()) {
      case AiSystemEvent e -> system(next, e, meta.id());
      case LifecycleGateEvent e -> gate(next, e, meta.id(), meta.time());
      case ReviewEvent.Scheduled _, ReviewEvent.Held _ -> next.pending = meta.id();
      case RiskClassEvent.Determined _ -> {
        next.governed = true;
        next.pending = meta.id();
      }
      case AiSystemReportEvent.Received e -> {
        next.changeReport = e.report();
        next.changeKind = e.kind().name();
        next.changeAt = meta.time();
        next.pending = meta.id();
      }
      case InventoryServiceEvent e -> throw new IllegalArgumentException("no row belongs to " + e);
    }
    next.updatedAt = meta.time();
    return next;
  }

  private static void system(GateComplianceRow row, AiSystemEvent event, UUID id) {
    switch (event) {
      case AiSystemEvent.Registered e -> {
        row.name = e.name();
        row.owner = e.profile().owner();
        row.stage = e.stage();
        row.pending = id;
      }
      case AiSystemEvent.ProfileChanged e -> {
        e.changes().forEach(change -> changed(row, change));
        if (e.changes().stream().anyMatch(change -> FIELDS.contains(change.field()))) {
          row.pending = id;
        }
      }
      case AiSystemEvent.OwnerAssigned e -> {
        row.owner = e.to();
        row.pending = id;
      }
      case AiSystemEvent.StageEntered e -> {
        row.stage = e.to();
        row.pending = id;
      }
      case AiSystemEvent.Retired _ -> {
        row.stage = Stage.RETIRED;
        row.pending = id;
      }
      case AiSystemEvent.RolesChanged _,
          AiSystemEvent.HighImpactDetermined _,
          AiSystemEvent.Suspended _,
          AiSystemEvent.Resumed _ ->
          row.pending = id;
      case AiSystemEvent.HoldReleased _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
          AiSystemEvent.MeasureDeclined _,
          AiSystemEvent.ImportRecorded _ -> {
        // Says nothing that a gate asks for.
      }
    }
  }

  private static void changed(GateComplianceRow row, FieldChange change) {
    switch (change.field()) {
      case "name" -> row.name = String.join(" ", change.to());
      case "owner" -> row.owner = change.to().isEmpty() ? null : change.to().getFirst();
      default -> {
        // Not shown.
      }
    }
  }

  private static void gate(
      GateComplianceRow row, LifecycleGateEvent event, UUID id, Instant recordedAt) {
    switch (event) {
      case LifecycleGateEvent.OutOfCompliance e -> {
        found(row, Standing.OUT_OF_COMPLIANCE, recordedAt);
        row.tier = e.tier();
        row.lapses = e.lapses().stream().map(GateComplianceProjection::text).toArray(String[]::new);
        row.compliantUntil = e.until();
        answered(row, e.occasion());
      }
      case LifecycleGateEvent.InCompliance e -> {
        found(row, e.stage().isLive() ? Standing.IN_COMPLIANCE : Standing.NOT_ASKED, recordedAt);
        row.tier = e.tier();
        row.lapses = new String[0];
        row.compliantUntil = e.until();
        answered(row, e.occasion());
      }
      // That it holds again is found with a look; that it ended was found at once.
      case LifecycleGateEvent.FactObserved e -> {
        if (e.met()) {
          row.pending = id;
        }
      }
      case LifecycleGateEvent.FactAttested _,
          LifecycleGateEvent.StageResponsibilityAssigned _,
          LifecycleGateEvent.DependentAccepted _,
          LifecycleGateEvent.DecisionRequested _,
          LifecycleGateEvent.GateOverridden _ -> {
        // The first of them puts the system under its gates.
        if (!row.governed) {
          row.governed = true;
          row.pending = id;
        }
      }
      case LifecycleGateEvent.FactWithdrawn _,
          LifecycleGateEvent.ApprovalGiven _,
          LifecycleGateEvent.GateApproved _,
          LifecycleGateEvent.GateRejected _,
          LifecycleGateEvent.OverrideReviewed _ -> {
        // What follows from it is in the same append.
      }
    }
  }

  private static void found(GateComplianceRow row, Standing standing, Instant at) {
    if (row.standing != standing) {
      row.standing = standing;
      row.since = at;
    }
  }

  private static void answered(GateComplianceRow row, @Nullable UUID occasion) {
    if (occasion != null && occasion.equals(row.pending)) {
      row.pending = null;
    }
  }

  private static String text(GateLapse lapse) {
    return lapse.gate() + ":" + (lapse.fact() == null ? "" : lapse.fact()) + ":" + lapse.reason();
  }
}
