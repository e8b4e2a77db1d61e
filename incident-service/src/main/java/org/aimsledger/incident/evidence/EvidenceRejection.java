package org.aimsledger.incident.evidence;

import java.time.Instant;
import java.util.UUID;

/// Why a command is refused.
sealed interface EvidenceRejection {

  /// Nothing was held or collected.
  record NoEvidence(UUID incident) implements EvidenceRejection {}

  record NotHeld(UUID incident) implements EvidenceRejection {}

  record UnknownArtefact(UUID artefact) implements EvidenceRejection {}

  /// The id is in use by another artefact.
  record ArtefactIsAnother(UUID artefact) implements EvidenceRejection {}

  record TooMany(String what, int most) implements EvidenceRejection {}

  /// Only the digest is kept here.
  record NoFile(UUID artefact) implements EvidenceRejection {}

  /// A time of the world that has not come yet.
  record TimeInFuture(String field, Instant given, Instant now) implements EvidenceRejection {}

  record UnknownAlteration(UUID alteration) implements EvidenceRejection {}

  /// The id is in use by another proposal.
  record AlterationIsAnother(UUID alteration) implements EvidenceRejection {}

  /// Somebody has decided, or the hold has ended.
  record AlterationDecided(UUID alteration, String standing) implements EvidenceRejection {}

  record NoReleaseProposed(UUID incident) implements EvidenceRejection {}

  record ReleaseIsPending(String proposedBy) implements EvidenceRejection {}

  /// A clock of the AI Act runs, so authorities come first.
  record AuthorityNotInformed(UUID incident) implements EvidenceRejection {}

  /// Who proposes does not decide.
  record ProposerMayNotDecide(String person) implements EvidenceRejection {}
}
