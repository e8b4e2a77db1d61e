package org.aimsledger.incident.evidence;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.EvidenceEvent.ArtefactCollected;
import org.aimsledger.contracts.incident.EvidenceEvent.HandedOver;
import org.aimsledger.contracts.incident.EvidenceEvent.Held;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.evidence.Evidence.Absent;
import org.aimsledger.incident.evidence.Evidence.Artefact;
import org.aimsledger.incident.evidence.Evidence.Kept;
import org.aimsledger.incident.evidence.EvidenceCommand.AllowAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.ApproveRelease;
import org.aimsledger.incident.evidence.EvidenceCommand.Collect;
import org.aimsledger.incident.evidence.EvidenceCommand.HandOver;
import org.aimsledger.incident.evidence.EvidenceCommand.Hold;
import org.aimsledger.incident.evidence.EvidenceCommand.ProposeAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.ProposeRelease;
import org.aimsledger.incident.evidence.EvidenceCommand.Read;
import org.aimsledger.incident.evidence.EvidenceCommand.RefuseAlteration;
import org.aimsledger.incident.evidence.EvidenceCommand.RefuseRelease;
import org.aimsledger.incident.evidence.EvidenceRejection.ArtefactIsAnother;
import org.aimsledger.incident.evidence.EvidenceRejection.NoEvidence;
import org.aimsledger.incident.evidence.EvidenceRejection.NoFile;
import org.aimsledger.incident.evidence.EvidenceRejection.TimeInFuture;
import org.aimsledger.incident.evidence.EvidenceRejection.TooMany;
import org.aimsledger.incident.evidence.EvidenceRejection.UnknownArtefact;
import org.aimsledger.incident.platform.WorldTime;

/// The rules of the evidence of one incident: anybody on call may hold and collect, in whatever
/// state the incident is; ending the hold, and altering a system under it, takes two persons.
final class EvidenceDecider
    implements Decider<EvidenceCommand, Evidence, EvidenceEvent, EvidenceRejection> {

  @Override
  public Evidence initial() {
    return new Absent();
  }

  @Override
  public Evidence evolve(Evidence state, EvidenceEvent event) {
    return EvidenceHistory.evolve(state, event);
  }

  @Override
  public Decision<EvidenceEvent, EvidenceRejection> decide(
      EvidenceCommand command, Evidence state) {
    var at = WorldTime.kept(command.at());
    return switch (command) {
      case Hold c -> hold(c, state, at);
      case Collect c -> collect(c, state, at);
      case HandOver _,
          Read _,
          ProposeAlteration _,
          AllowAlteration _,
          RefuseAlteration _,
          ProposeRelease _,
          ApproveRelease _,
          RefuseRelease _ ->
          switch (state) {
            case Absent _ -> reject(new NoEvidence(command.incident()));
            case Kept kept -> followUp(command, kept, at);
          };
    };
  }

  private static Decision<EvidenceEvent, EvidenceRejection> followUp(
      EvidenceCommand command, Kept state, Instant at) {
    return switch (command) {
      case HandOver c -> handOver(c, state, at);
      case Read c -> read(c, state, at);
      case ProposeAlteration c -> HoldRules.proposeAlteration(c, state, at);
      case AllowAlteration c -> HoldRules.allowAlteration(c, state, at);
      case RefuseAlteration c -> HoldRules.refuseAlteration(c, state, at);
      case ProposeRelease c -> HoldRules.proposeRelease(c, state, at);
      case ApproveRelease c -> HoldRules.approveRelease(c, state, at);
      case RefuseRelease c -> HoldRules.refuseRelease(c, state, at);
      case Hold _, Collect _ -> throw new IllegalStateException("decided before");
    };
  }

  /// Also anew, after a release: new facts may ask for it.
  private static Decision<EvidenceEvent, EvidenceRejection> hold(
      Hold command, Evidence state, Instant at) {
    return state instanceof Kept kept && kept.isHeld()
        ? accept()
        : accept(new Held(command.incident(), command.reason().value(), command.by().value(), at));
  }

  private static Decision<EvidenceEvent, EvidenceRejection> collect(
      Collect command, Evidence state, Instant at) {
    var find = command.find();
    var event =
        new ArtefactCollected(
            command.incident(),
            command.artefact(),
            find.kind(),
            find.description(),
            command.sha256().value(),
            find.system(),
            find.version(),
            find.windowFrom(),
            find.windowTo(),
            find.method(),
            find.collectedAt(),
            command.by().value(),
            command.file(),
            at);
    if (find.collectedAt().isAfter(at)) {
      return reject(new TimeInFuture("collectedAt", find.collectedAt(), at));
    }
    if (find.windowTo() != null && find.windowTo().isAfter(at)) {
      return reject(new TimeInFuture("windowTo", find.windowTo(), at));
    }
    return switch (state) {
      case Absent _ -> accept(event);
      case Kept kept -> collect(event, kept);
    };
  }

  private static Decision<EvidenceEvent, EvidenceRejection> collect(
      ArtefactCollected event, Kept state) {
    var known = state.artefact(event.artefact()).orElse(null);
    if (known != null) {
      return EvidenceHistory.artefact(event).heldBy(known.holder()).equals(known)
          ? accept()
          : reject(new ArtefactIsAnother(event.artefact()));
    }
    return state.artefacts().size() < EvidenceCommand.MOST_ARTEFACTS
        ? accept(event)
        : reject(new TooMany("artefacts", EvidenceCommand.MOST_ARTEFACTS));
  }

  private static Decision<EvidenceEvent, EvidenceRejection> handOver(
      HandOver command, Kept state, Instant at) {
    var artefact = state.artefact(command.artefact()).orElse(null);
    if (artefact == null) {
      return reject(new UnknownArtefact(command.artefact()));
    }
    var to = command.to().value();
    return artefact.holder().equals(to)
        ? accept()
        : accept(
            new HandedOver(
                command.incident(),
                command.artefact(),
                artefact.holder(),
                to,
                command.reason().value(),
                at));
  }

  /// Each reading is one more entry, also by the same person for the same purpose.
  private static Decision<EvidenceEvent, EvidenceRejection> read(
      Read command, Kept state, Instant at) {
    Artefact artefact = state.artefact(command.artefact()).orElse(null);
    if (artefact == null) {
      return reject(new UnknownArtefact(command.artefact()));
    }
    return artefact.file() == null
        ? reject(new NoFile(command.artefact()))
        : accept(
            new EvidenceEvent.Read(
                command.incident(),
                command.artefact(),
                command.by().value(),
                command.purpose().value(),
                at));
  }
}
