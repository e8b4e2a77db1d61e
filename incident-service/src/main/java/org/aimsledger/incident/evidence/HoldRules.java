package org.aimsledger.incident.evidence;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.Objects;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.EvidenceEvent.AlterationAllowed;
import org.aimsledger.contracts.incident.EvidenceEvent.AlterationProposed;
import org.aimsledger.contracts.incident.EvidenceEvent.AlterationRefused;
import org.aimsledger.contracts.incident.EvidenceEvent.ReleaseProposed;
import org.aimsledger.contracts.incident.EvidenceEvent.ReleaseRefused;
import org.aimsledger.contracts.incident.EvidenceEvent.Released;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.evidence.Evidence.Hold;
import org.aimsledger.incident.evidence.Evidence.Kept;
import org.aimsledger.incident.evidence.Evidence.Standing;
import org.aimsledger.incident.evidence.EvidenceCommand.AllowAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.ApproveRelease;
import org.aimsledger.incident.evidence.EvidenceCommand.ProposeAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.ProposeRelease;
import org.aimsledger.incident.evidence.EvidenceCommand.RefuseAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.RefuseRelease;
import org.aimsledger.incident.evidence.EvidenceRejection.AlterationDecided;
import org.aimsledger.incident.evidence.EvidenceRejection.AlterationIsAnother;
import org.aimsledger.incident.evidence.EvidenceRejection.AuthorityNotInformed;
import org.aimsledger.incident.evidence.EvidenceRejection.NoReleaseProposed;
import org.aimsledger.incident.evidence.EvidenceRejection.NotHeld;
import org.aimsledger.incident.evidence.EvidenceRejection.ProposerMayNotDecide;
import org.aimsledger.incident.evidence.EvidenceRejection.ReleaseIsPending;
import org.aimsledger.incident.evidence.EvidenceRejection.TimeInFuture;
import org.aimsledger.incident.evidence.EvidenceRejection.TooMany;
import org.aimsledger.incident.evidence.EvidenceRejection.UnknownAlteration;

/// What takes two persons: altering a system under the hold, and ending the hold.
final class HoldRules {
  private HoldRules() {}

  static Decision<EvidenceEvent, EvidenceRejection> proposeAlteration(
      ProposeAlteration command, Kept state, Instant at) {
    var event =
        new AlterationProposed(
            command.incident(),
            command.alteration(),
            command.kind(),
            command.reason().value(),
            command.by().value(),
            at);
    var known = state.alteration(command.alteration()).orElse(null);
    if (known != null) {
      return known.kind() == event.kind()
              && known.reason().equals(event.reason())
              && known.proposedBy().equals(event.proposedBy())
          ? accept()
          : reject(new AlterationIsAnother(command.alteration()));
    }
    if (!state.isHeld()) {
      return reject(new NotHeld(command.incident()));
    }
    return state.alterations().size() < EvidenceCommand.MOST_ALTERATIONS
        ? accept(event)
        : reject(new TooMany("alterations", EvidenceCommand.MOST_ALTERATIONS));
  }

  static Decision<EvidenceEvent, EvidenceRejection> allowAlteration(
      AllowAlteration command, Kept state, Instant at) {
    var alteration = state.alteration(command.alteration()).orElse(null);
    if (alteration == null) {
      return reject(new UnknownAlteration(command.alteration()));
    }
    var by = command.by().value();
    return switch (alteration.standing()) {
      case ALLOWED -> accept();
      case REFUSED, LAPSED -> decided(alteration);
      case PROPOSED ->
          alteration.proposedBy().equals(by)
              ? reject(new ProposerMayNotDecide(by))
              : accept(new AlterationAllowed(command.incident(), command.alteration(), by, at));
    };
  }

  /// Also by who has proposed it: he takes it back.
  static Decision<EvidenceEvent, EvidenceRejection> refuseAlteration(
      RefuseAlteration command, Kept state, Instant at) {
    var alteration = state.alteration(command.alteration()).orElse(null);
    if (alteration == null) {
      return reject(new UnknownAlteration(command.alteration()));
    }
    return switch (alteration.standing()) {
      case REFUSED -> accept();
      case ALLOWED, LAPSED -> decided(alteration);
      case PROPOSED ->
          accept(
              new AlterationRefused(
                  command.incident(),
                  command.alteration(),
                  command.by().value(),
                  command.reason().value(),
                  at));
    };
  }

  private static Decision<EvidenceEvent, EvidenceRejection> decided(
      Evidence.Alteration alteration) {
    Standing standing = alteration.standing();
    return reject(new AlterationDecided(alteration.id(), standing.name()));
  }

  static Decision<EvidenceEvent, EvidenceRejection> proposeRelease(
      ProposeRelease command, Kept state, Instant at) {
    if (!state.isHeld()) {
      return reject(new NotHeld(command.incident()));
    }
    var informedAt = command.authorityInformedAt();
    if (informedAt != null && informedAt.isAfter(at)) {
      return reject(new TimeInFuture("authorityInformedAt", informedAt, at));
    }
    if (command.authorityMustBeInformed() && informedAt == null) {
      return reject(new AuthorityNotInformed(command.incident()));
    }
    var by = command.by().value();
    var pending = state.release();
    if (pending != null) {
      return pending.proposedBy().equals(by)
              && pending.reason().equals(command.reason().value())
              && Objects.equals(pending.authorityInformedAt(), informedAt)
          ? accept()
          : reject(new ReleaseIsPending(pending.proposedBy()));
    }
    return accept(
        new ReleaseProposed(command.incident(), command.reason().value(), by, informedAt, at));
  }

  static Decision<EvidenceEvent, EvidenceRejection> approveRelease(
      ApproveRelease command, Kept state, Instant at) {
    var pending = state.release();
    if (pending == null) {
      return state.hold() == Hold.RELEASED
          ? accept()
          : reject(new NoReleaseProposed(command.incident()));
    }
    // The clock may have started after the proposal.
    if (command.authorityMustBeInformed() && pending.authorityInformedAt() == null) {
      return reject(new AuthorityNotInformed(command.incident()));
    }
    var by = command.by().value();
    return pending.proposedBy().equals(by)
        ? reject(new ProposerMayNotDecide(by))
        : accept(new Released(command.incident(), by, at));
  }

  static Decision<EvidenceEvent, EvidenceRejection> refuseRelease(
      RefuseRelease command, Kept state, Instant at) {
    return state.release() == null
        ? reject(new NoReleaseProposed(command.incident()))
        : accept(
            new ReleaseRefused(
                command.incident(), command.by().value(), command.reason().value(), at));
  }
}
