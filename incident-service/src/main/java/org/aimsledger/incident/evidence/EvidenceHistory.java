package org.aimsledger.incident.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.EvidenceEvent.AlterationAllowed;
import org.aimsledger.contracts.incident.EvidenceEvent.AlterationProposed;
import org.aimsledger.contracts.incident.EvidenceEvent.AlterationRefused;
import org.aimsledger.contracts.incident.EvidenceEvent.ArtefactCollected;
import org.aimsledger.contracts.incident.EvidenceEvent.HandedOver;
import org.aimsledger.contracts.incident.EvidenceEvent.Held;
import org.aimsledger.contracts.incident.EvidenceEvent.Read;
import org.aimsledger.contracts.incident.EvidenceEvent.ReleaseProposed;
import org.aimsledger.contracts.incident.EvidenceEvent.ReleaseRefused;
import org.aimsledger.contracts.incident.EvidenceEvent.Released;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.evidence.Evidence.Absent;
import org.aimsledger.incident.evidence.Evidence.Alteration;
import org.aimsledger.incident.evidence.Evidence.Artefact;
import org.aimsledger.incident.evidence.Evidence.Hold;
import org.aimsledger.incident.evidence.Evidence.Kept;
import org.aimsledger.incident.evidence.Evidence.Release;
import org.aimsledger.incident.evidence.Evidence.Standing;
import org.jspecify.annotations.Nullable;

/// Events of the evidence of one incident → where it stands.
final class EvidenceHistory {
  private EvidenceHistory() {}

  static Evidence evolve(Evidence state, EvidenceEvent event) {
    return switch (state) {
      case Absent _ -> first(event);
      case Kept kept -> next(kept, event);
    };
  }

  private static Kept first(EvidenceEvent event) {
    var nothing = new Kept(event.incident(), Hold.NONE, null, List.of(), List.of(), null);
    if (event instanceof Held || event instanceof ArtefactCollected) {
      return next(nothing, event);
    }
    throw new CorruptStreamException("nothing was held or collected", event);
  }

  private static Kept next(Kept state, EvidenceEvent event) {
    return switch (event) {
      case Held e -> with(state, Hold.HELD, e.at(), state.alterations(), null);
      case ArtefactCollected e ->
          artefacts(
              state, Stream.concat(state.artefacts().stream(), Stream.of(artefact(e))).toList());
      case HandedOver e ->
          artefacts(
              state,
              state.artefacts().stream()
                  .map(one -> one.id().equals(e.artefact()) ? one.heldBy(e.to()) : one)
                  .toList());
      // Who has read what is in the history; nothing is decided by it.
      case Read _ -> state;
      case AlterationProposed e ->
          alterations(
              state,
              Stream.concat(
                      state.alterations().stream(),
                      Stream.of(
                          new Alteration(
                              e.alteration(),
                              e.kind(),
                              Standing.PROPOSED,
                              e.reason(),
                              e.proposedBy(),
                              null)))
                  .toList());
      case AlterationAllowed e ->
          decided(state, e.alteration(), one -> decided(one, Standing.ALLOWED, e.allowedBy()));
      case AlterationRefused e ->
          decided(state, e.alteration(), one -> decided(one, Standing.REFUSED, e.refusedBy()));
      case ReleaseProposed e ->
          with(
              state,
              state.hold(),
              state.since(),
              state.alterations(),
              new Release(e.reason(), e.proposedBy(), e.authorityInformedAt()));
      case Released _ ->
          with(
              state,
              Hold.RELEASED,
              state.since(),
              state.alterations().stream().map(EvidenceHistory::lapsed).toList(),
              null);
      case ReleaseRefused _ -> with(state, state.hold(), state.since(), state.alterations(), null);
    };
  }

  static Artefact artefact(ArtefactCollected event) {
    return new Artefact(
        event.artefact(),
        event.kind(),
        event.description(),
        event.sha256(),
        event.system(),
        event.version(),
        event.windowFrom(),
        event.windowTo(),
        event.method(),
        event.collectedAt(),
        event.collectedBy(),
        event.collectedBy(),
        event.file());
  }

  /// What was agreed on holds for the hold that it was about, and for no later one.
  private static Alteration lapsed(Alteration alteration) {
    return switch (alteration.standing()) {
      case PROPOSED, ALLOWED -> decided(alteration, Standing.LAPSED, alteration.decidedBy());
      case REFUSED, LAPSED -> alteration;
    };
  }

  private static Alteration decided(Alteration alteration, Standing standing, @Nullable String by) {
    return new Alteration(
        alteration.id(),
        alteration.kind(),
        standing,
        alteration.reason(),
        alteration.proposedBy(),
        by);
  }

  private static Kept decided(Kept state, UUID id, UnaryOperator<Alteration> change) {
    return alterations(
        state,
        state.alterations().stream()
            .map(one -> one.id().equals(id) ? change.apply(one) : one)
            .toList());
  }

  private static Kept artefacts(Kept state, List<Artefact> artefacts) {
    return new Kept(
        state.incident(),
        state.hold(),
        state.since(),
        artefacts,
        state.alterations(),
        state.release());
  }

  private static Kept alterations(Kept state, List<Alteration> alterations) {
    return with(state, state.hold(), state.since(), alterations, state.release());
  }

  private static Kept with(
      Kept state,
      Hold hold,
      @Nullable Instant since,
      List<Alteration> alterations,
      @Nullable Release release) {
    return new Kept(state.incident(), hold, since, state.artefacts(), alterations, release);
  }
}
