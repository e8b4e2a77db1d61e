package org.aimsledger.inventory.systemregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Determinations → one row per system.
@ApplicationScoped
class SystemClassProjection implements Projection<InventoryServiceEvent, SystemClassRow> {
  static final String NAME = "system-class";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);
  private static final String[] NONE = {};

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
  public Class<SystemClassRow> rowType() {
    return SystemClassRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return RiskClassEvent.class.isAssignableFrom(event)
        || event == AiSystemEvent.Registered.class
        || event == AiSystemEvent.ProfileChanged.class;
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> recorded) {
    return switch (recorded.event()) {
      case RiskClassEvent event -> event.system();
      case AiSystemEvent event -> name(event) == null ? null : event.system();
      case InventoryServiceEvent _ -> null;
    };
  }

  @Override
  public SystemClassRow apply(
      @Nullable SystemClassRow row, Recorded<InventoryServiceEvent> recorded) {
    var meta = recorded.meta();
    return switch (recorded.event()) {
      case RiskClassEvent event -> {
        var changed = row == null ? new SystemClassRow(event.system(), meta.time()) : row;
        change(changed, event);
        changed.version = meta.streamVersion();
        changed.updatedAt = meta.time();
        yield changed;
      }
      case AiSystemEvent event -> {
        var named = row == null ? new SystemClassRow(event.system(), meta.time()) : row;
        named.name = name(event);
        yield named;
      }
      case InventoryServiceEvent event ->
          throw new IllegalArgumentException("no row belongs to " + event);
    };
  }

  /// The name that an event gives; absent where it gives none.
  private static @Nullable String name(AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e -> e.name();
      case AiSystemEvent.ProfileChanged e ->
          e.changes().stream()
              .filter(change -> change.field().equals("name"))
              .map(change -> String.join(" ", change.to()))
              .findFirst()
              .orElse(null);
      case AiSystemEvent _ -> null;
    };
  }

  private static void change(SystemClassRow row, RiskClassEvent event) {
    switch (event) {
      case RiskClassEvent.Proposed e -> {
        row.proposedClass = e.riskClass();
        row.proposer = e.proposer();
        row.openQuestions = NONE;
      }
      case RiskClassEvent.ProposalDeclined _ -> dropProposal(row);
      case RiskClassEvent.Determined e -> determined(row, e);
      case RiskClassEvent.LeftUndetermined e -> {
        dropProposal(row);
        row.openQuestions = e.open().toArray(String[]::new);
      }
      case RiskClassEvent.RedeterminationDue e -> {
        row.dueCauses = joined(row.dueCauses, List.of(e.cause().name()));
        row.dueRules = joined(row.dueRules, e.rules());
        row.dueReason = row.dueReason == null ? e.reason() : row.dueReason + "; " + e.reason();
        row.dueSince = Objects.requireNonNullElse(row.dueSince, e.at());
      }
    }
  }

  private static void determined(SystemClassRow row, RiskClassEvent.Determined e) {
    row.riskClass = e.riskClass();
    row.determination = e.determination();
    row.determinedAt = e.at();
    row.appliesFrom = e.appliesFrom();
    row.pack = e.basis().pack();
    row.generalPurpose = e.basis().generalPurpose();
    row.areas = e.basis().areas().toArray(String[]::new);
    row.openQuestions = NONE;
    dropProposal(row);
    row.dueCauses = NONE;
    row.dueRules = NONE;
    row.dueReason = null;
    row.dueSince = null;
  }

  private static void dropProposal(SystemClassRow row) {
    row.proposedClass = null;
    row.proposer = null;
  }

  private static String[] joined(String[] before, List<String> more) {
    return Stream.concat(Stream.of(before), more.stream()).distinct().toArray(String[]::new);
  }
}
