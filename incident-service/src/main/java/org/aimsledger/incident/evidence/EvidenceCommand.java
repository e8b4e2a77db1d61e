package org.aimsledger.incident.evidence;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
sealed interface EvidenceCommand {
  /// Most artefacts of one incident.
  int MOST_ARTEFACTS = 500;

  /// Most alterations that are proposed for one incident.
  int MOST_ALTERATIONS = 100;

  UUID incident();

  Instant at();

  record Hold(UUID incident, Reason reason, PersonId by, Instant at) implements EvidenceCommand {}

  /// Record what was collected.
  ///
  /// @param file null: only the digest
  record Collect(
      UUID incident,
      UUID artefact,
      Find find,
      Sha256 sha256,
      @Nullable EvidenceFile file,
      PersonId by,
      Instant at)
      implements EvidenceCommand {}

  record HandOver(UUID incident, UUID artefact, PersonId to, Reason reason, Instant at)
      implements EvidenceCommand {}

  /// Record that somebody is about to read the bytes.
  record Read(UUID incident, UUID artefact, Reason purpose, PersonId by, Instant at)
      implements EvidenceCommand {}

  record ProposeAlteration(
      UUID incident, UUID alteration, AlterationKind kind, Reason reason, PersonId by, Instant at)
      implements EvidenceCommand {}

  record AllowAlteration(UUID incident, UUID alteration, PersonId by, Instant at)
      implements EvidenceCommand {}

  record RefuseAlteration(UUID incident, UUID alteration, Reason reason, PersonId by, Instant at)
      implements EvidenceCommand {}

  /// Asks for the end of the hold.
  ///
  /// @param authorityMustBeInformed whether a clock of the AI Act runs
  record ProposeRelease(
      UUID incident,
      Reason reason,
      @Nullable Instant authorityInformedAt,
      boolean authorityMustBeInformed,
      PersonId by,
      Instant at)
      implements EvidenceCommand {}

  /// Agrees to the end of the hold.
  ///
  /// @param authorityMustBeInformed whether a clock of the AI Act runs by now
  record ApproveRelease(UUID incident, boolean authorityMustBeInformed, PersonId by, Instant at)
      implements EvidenceCommand {}

  record RefuseRelease(UUID incident, Reason reason, PersonId by, Instant at)
      implements EvidenceCommand {}
}
