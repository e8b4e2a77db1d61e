package org.aimsledger.audit.exportregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceExportEventTypes;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.contracts.audit.EvidenceExportEvent.Requested;
import org.aimsledger.contracts.audit.EvidenceExportEvent.Sealed;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per export.
@ApplicationScoped
class ExportRegisterProjection implements Projection<AuditServiceEvent, ExportRegisterRow> {
  static final String NAME = "export-register";

  /// All events of the service, because they share its lanes.
  private static final EventTypes<AuditServiceEvent> TYPES =
      EvidenceExportEventTypes.withOldNames(
          EventTypes.declare(AuditServiceEvent.class, WireNames::of));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<AuditServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<ExportRegisterRow> rowType() {
    return ExportRegisterRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<AuditServiceEvent> recorded) {
    return recorded.event() instanceof EvidenceExportEvent event ? event.export() : null;
  }

  @Override
  public @Nullable ExportRegisterRow apply(
      @Nullable ExportRegisterRow row, Recorded<AuditServiceEvent> recorded) {
    if (!(recorded.event() instanceof EvidenceExportEvent event)) {
      return row;
    }
    return switch (event) {
      case Requested e ->
          new ExportRegisterRow(e.export(), e.subject(), recorded.meta().actor(), e.at());
      case Sealed e -> sealed(row, e);
    };
  }

  private static ExportRegisterRow sealed(@Nullable ExportRegisterRow row, Sealed event) {
    if (row == null) {
      throw new CorruptStreamException(
          "export " + event.export() + " was sealed before it was asked for");
    }
    row.treeSize = event.treeSize();
    row.entries = event.count();
    return row;
  }
}
