package org.aimsledger.audit.evidenceexport;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
public final class EvidenceExportEventTypes {
  public static final EventTypes<EvidenceExportEvent> TYPES =
      withOldNames(EventTypes.declare(EvidenceExportEvent.class, WireNames::of));

  private EvidenceExportEventTypes() {}

  /// A family with these events among others, also able to read what was written before.
  public static <E> EventTypes<E> withOldNames(EventTypes<E> family) {
    // The subject was always a UUID, which is written as one still is.
    return family.upcast(
        "org.aimsledger.audit.evidence-export-requested.v1",
        WireNames.of(EvidenceExportEvent.Requested.class),
        data -> data);
  }
}
