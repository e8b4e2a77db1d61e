package org.aimsledger.audit.evidenceexport;

import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.eventstore.core.StreamId;

/// How the seal of an export is recognised in the trail.
final class SealEntry {
  static final String CATEGORY = "evidence-export";

  /// Wire name of the sealing event.
  static final String TYPE = WireNames.of(EvidenceExportEvent.Sealed.class);

  private SealEntry() {}

  static String stream(UUID export) {
    return new StreamId(CATEGORY, export).toString();
  }
}
