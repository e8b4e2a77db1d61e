package org.aimsledger.incident.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.jspecify.annotations.Nullable;

/// The evidence of one incident.
sealed interface Evidence {

  record Absent() implements Evidence {}

  /// Something was held or collected.
  ///
  /// @param hold where the hold stands
  /// @param since when it was put on; null: never
  /// @param artefacts all, oldest first
  /// @param alterations all that were proposed, oldest first
  /// @param release what waits for a second person; null: nothing
  record Kept(
      UUID incident,
      Hold hold,
      @Nullable Instant since,
      List<Artefact> artefacts,
      List<Alteration> alterations,
      @Nullable Release release)
      implements Evidence {
    public Kept {
      artefacts = List.copyOf(artefacts);
      alterations = List.copyOf(alterations);
    }

    Optional<Artefact> artefact(UUID id) {
      return artefacts.stream().filter(artefact -> artefact.id().equals(id)).findFirst();
    }

    Optional<Alteration> alteration(UUID id) {
      return alterations.stream().filter(alteration -> alteration.id().equals(id)).findFirst();
    }

    boolean isHeld() {
      return hold == Hold.HELD;
    }

    Set<AlterationKind> allowed() {
      return alterations.stream()
          .filter(alteration -> alteration.standing() == Standing.ALLOWED)
          .map(Alteration::kind)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  enum Hold {
    NONE,
    HELD,
    RELEASED
  }

  /// Something that was collected.
  ///
  /// @param holder who has it now
  /// @param file null: only its digest is kept here
  record Artefact(
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
      String holder,
      @Nullable EvidenceFile file) {
    Artefact heldBy(String person) {
      return new Artefact(
          id,
          kind,
          description,
          sha256,
          system,
          version,
          windowFrom,
          windowTo,
          method,
          collectedAt,
          collectedBy,
          person,
          file);
    }
  }

  enum Standing {
    PROPOSED,
    ALLOWED,
    REFUSED,
    /// The hold that it was about has ended.
    LAPSED
  }

  /// Something that somebody wants to alter under the hold.
  ///
  /// @param decidedBy null while it waits
  record Alteration(
      UUID id,
      AlterationKind kind,
      Standing standing,
      String reason,
      String proposedBy,
      @Nullable String decidedBy) {}

  /// The end of the hold, as it was proposed.
  record Release(String reason, String proposedBy, @Nullable Instant authorityInformedAt) {}
}
