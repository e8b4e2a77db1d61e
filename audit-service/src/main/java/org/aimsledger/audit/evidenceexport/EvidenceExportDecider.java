package org.aimsledger.audit.evidenceexport;

import org.aimsledger.audit.evidenceexport.EvidenceExport.Absent;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Requested;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.evidenceexport.EvidenceExportCommand.Seal;
import org.aimsledger.audit.evidenceexport.EvidenceExportRejection.NothingFound;
import org.aimsledger.audit.evidenceexport.EvidenceExportRejection.TooManyEntries;
import org.aimsledger.audit.platform.trail.EvidenceSubject;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of an export.
///
/// @param limit most entries of one bundle
record EvidenceExportDecider(int limit)
    implements Decider<
        EvidenceExportCommand, EvidenceExport, EvidenceExportEvent, EvidenceExportRejection> {
  @Override
  public EvidenceExport initial() {
    return new Absent();
  }

  @Override
  public Decision<EvidenceExportEvent, EvidenceExportRejection> decide(
      EvidenceExportCommand command, EvidenceExport state) {
    return switch (command) {
      case Seal seal ->
          switch (state) {
            case Absent _ -> seal(seal);
            // The id is new for each request, so this is a repeat.
            case Requested _, Sealed _ -> Decision.accept();
          };
    };
  }

  private Decision<EvidenceExportEvent, EvidenceExportRejection> seal(Seal seal) {
    if (seal.count() == 0) {
      return Decision.reject(new NothingFound(seal.subject()));
    }
    if (seal.count() > limit) {
      return Decision.reject(new TooManyEntries(seal.subject(), limit));
    }
    return Decision.accept(
        new EvidenceExportEvent.Requested(seal.export(), seal.subject().text(), seal.at()),
        new EvidenceExportEvent.Sealed(
            seal.export(),
            seal.subject().text(),
            seal.treeSize(),
            seal.count(),
            seal.entriesDigest(),
            seal.at()));
  }

  @Override
  public EvidenceExport evolve(EvidenceExport state, EvidenceExportEvent event) {
    return switch (state) {
      case Absent _ ->
          switch (event) {
            case EvidenceExportEvent.Requested e ->
                new Requested(EvidenceSubject.parse(e.subject()), e.at());
            case EvidenceExportEvent.Sealed _ -> throw new CorruptStreamException(state, event);
          };
      case Requested requested ->
          switch (event) {
            case EvidenceExportEvent.Sealed e -> sealed(requested, e);
            case EvidenceExportEvent.Requested _ -> throw new CorruptStreamException(state, event);
          };
      case Sealed _ -> throw new CorruptStreamException(state, event);
    };
  }

  private static Sealed sealed(Requested requested, EvidenceExportEvent.Sealed event) {
    return new Sealed(
        EvidenceSubject.parse(event.subject()),
        requested.at(),
        event.treeSize(),
        event.count(),
        event.entriesDigest(),
        event.at());
  }
}
