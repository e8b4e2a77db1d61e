package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// Evidence of one incident, under the incident's id: the hold, what was collected, who had it and
/// who read it. Nothing of it is ever taken back.
public sealed interface EvidenceEvent extends ResponseEvent {
  UUID incident();

  Instant at();

  /// From now on nobody alters the systems without a decision by two persons.
  @WireName("org.aimsledger.incident.evidence-held.v1")
  record Held(UUID incident, String reason, String heldBy, Instant at) implements EvidenceEvent {}

  /// Somebody has collected something and says what its digest is.
  ///
  /// @param sha256 digest of the artefact, in hexadecimal
  /// @param version of the system or the model, where it has one
  /// @param windowFrom begin of a window of logs
  /// @param windowTo end of a window of logs
  /// @param method how it was collected
  /// @param collectedBy who had it first
  /// @param file absent: only the digest is kept here
  @WireName("org.aimsledger.incident.evidence-artefact-collected.v1")
  record ArtefactCollected(
      UUID incident,
      UUID artefact,
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
      @Nullable EvidenceFile file,
      Instant at)
      implements EvidenceEvent {}

  /// It went from one person to another.
  @WireName("org.aimsledger.incident.evidence-handed-over.v1")
  record HandedOver(UUID incident, UUID artefact, String from, String to, String reason, Instant at)
      implements EvidenceEvent {}

  /// Somebody has asked for the bytes; recorded before they are sent.
  @WireName("org.aimsledger.incident.evidence-read.v1")
  record Read(UUID incident, UUID artefact, String readBy, String purpose, Instant at)
      implements EvidenceEvent {}

  /// Somebody wants to alter a system although evidence is on hold; somebody else has to agree.
  @WireName("org.aimsledger.incident.evidence-alteration-proposed.v1")
  record AlterationProposed(
      UUID incident,
      UUID alteration,
      AlterationKind kind,
      String reason,
      String proposedBy,
      Instant at)
      implements EvidenceEvent {}

  /// A second person has decided: alterations of that kind may be made while the hold lasts.
  @WireName("org.aimsledger.incident.evidence-alteration-allowed.v1")
  record AlterationAllowed(UUID incident, UUID alteration, String allowedBy, Instant at)
      implements EvidenceEvent {}

  @WireName("org.aimsledger.incident.evidence-alteration-refused.v1")
  record AlterationRefused(
      UUID incident, UUID alteration, String refusedBy, String reason, Instant at)
      implements EvidenceEvent {}

  /// Somebody wants to end the hold.
  ///
  /// @param authorityInformedAt when the authorities were told; absent: nobody has to be
  @WireName("org.aimsledger.incident.evidence-release-proposed.v1")
  record ReleaseProposed(
      UUID incident,
      String reason,
      String proposedBy,
      @Nullable Instant authorityInformedAt,
      Instant at)
      implements EvidenceEvent {}

  /// A second person has agreed. What was collected stays.
  @WireName("org.aimsledger.incident.evidence-hold-released.v1")
  record Released(UUID incident, String releasedBy, Instant at) implements EvidenceEvent {}

  @WireName("org.aimsledger.incident.evidence-release-refused.v1")
  record ReleaseRefused(UUID incident, String refusedBy, String reason, Instant at)
      implements EvidenceEvent {}
}
