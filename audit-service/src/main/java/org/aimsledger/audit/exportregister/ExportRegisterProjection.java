package org.aimsledger.audit.exportregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceExportEventTypes;
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
class ExportRegisterProjection implements Projection<EvidenceExportEvent, ExportRegisterRow> {
  static final String NAME = "export-register";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<EvidenceExportEvent> types() {
    return EvidenceExportEventTypes.TYPES;
  }

  @Override
  public Class<ExportRegisterRow> rowType() {
    return ExportRegisterRow.class;
  }

  @Override
  public UUID key(Recorded<EvidenceExportEvent> event) {
    return event.event().export();
  }

  @Override
  public ExportRegisterRow apply(
      @Nullable ExportRegisterRow row, Recorded<EvidenceExportEvent> event) {
    return switch (event.event()) {
      case Requested e ->
          new ExportRegisterRow(e.export(), e.subject(), event.meta().actor(), e.at());
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
