package org.aimsledger.incident.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.incident.evidence.Evidence.Absent;
import org.aimsledger.incident.evidence.Evidence.Alteration;
import org.aimsledger.incident.evidence.Evidence.Artefact;
import org.aimsledger.incident.evidence.Evidence.Hold;
import org.aimsledger.incident.evidence.Evidence.Kept;
import org.aimsledger.incident.evidence.Evidence.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Evidence as it is answered.
final class EvidenceResponses {
  private EvidenceResponses() {}

  /// The evidence of one incident.
  @Schema(name = "Evidence")
  record One(
      UUID incident,
      Hold hold,
      @Nullable Instant heldSince,
      List<OneArtefact> artefacts,
      List<OneAlteration> alterations,
      @Nullable OneRelease release) {}

  /// One artefact.
  @Schema(name = "EvidenceArtefact")
  record OneArtefact(
      UUID id,
      ArtefactKind kind,
      String description,
      String sha256,
      @Nullable UUID system,
      @Nullable String version,
      @Nullable Instant windowFrom,
      @Nullable Instant windowTo,
      String method,
      Instant collectedAt,
      String collectedBy,
      @Schema(description = "Who has it now") String holder,
      @Schema(description = "Absent: only the digest is kept here") @Nullable EvidenceFile file) {}

  /// One alteration under the hold.
  @Schema(name = "EvidenceAlteration")
  record OneAlteration(
      UUID id,
      AlterationKind kind,
      Standing standing,
      String reason,
      String proposedBy,
      @Nullable String decidedBy) {}

  /// A release that waits.
  @Schema(name = "EvidenceRelease")
  record OneRelease(String reason, String proposedBy, @Nullable Instant authorityInformedAt) {}

  /// @param type wire name of the event
  @Schema(name = "CustodyEntry")
  record Entry(
      UUID id,
      long version,
      String type,
      Instant at,
      Instant recordedAt,
      String actor,
      @Schema(implementation = Object.class) EvidenceEvent data) {}

  @Schema(name = "CustodyEntryPage")
  record EntryPage(List<Entry> items, @Nullable String nextCursor) {}

  /// The evidence as it is.
  static One one(UUID incident, Evidence state) {
    return switch (state) {
      case Absent _ -> new One(incident, Hold.NONE, null, List.of(), List.of(), null);
      case Kept kept -> one(kept);
    };
  }

  private static One one(Kept kept) {
    var release = kept.release();
    return new One(
        kept.incident(),
        kept.hold(),
        kept.since(),
        kept.artefacts().stream().map(EvidenceResponses::artefact).toList(),
        kept.alterations().stream().map(EvidenceResponses::alteration).toList(),
        release == null
            ? null
            : new OneRelease(
                release.reason(), release.proposedBy(), release.authorityInformedAt()));
  }

  private static OneArtefact artefact(Artefact one) {
    return new OneArtefact(
        one.id(),
        one.kind(),
        one.description(),
        one.sha256(),
        one.system(),
        one.version(),
        one.windowFrom(),
        one.windowTo(),
        one.method(),
        one.collectedAt(),
        one.collectedBy(),
        one.holder(),
        one.file());
  }

  private static OneAlteration alteration(Alteration one) {
    return new OneAlteration(
        one.id(), one.kind(), one.standing(), one.reason(), one.proposedBy(), one.decidedBy());
  }

  static Entry entry(Recorded<EvidenceEvent> recorded) {
    var meta = recorded.meta();
    return new Entry(
        meta.id(),
        meta.streamVersion(),
        meta.type(),
        recorded.event().at(),
        meta.time(),
        meta.actor(),
        recorded.event());
  }
}
