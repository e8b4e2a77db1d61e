package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.CauseHypothesised;
import org.aimsledger.contracts.incident.IncidentEvent.Classified;
import org.aimsledger.contracts.incident.IncidentEvent.NoteAdded;
import org.aimsledger.contracts.incident.IncidentEvent.Raised;
import org.aimsledger.contracts.incident.IncidentEvent.SystemLinked;
import org.aimsledger.contracts.incident.IncidentEvent.TimeStated;
import org.aimsledger.contracts.incident.IncidentEvent.Triaged;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Absent;
import org.aimsledger.incident.incident.Incident.Active;
import org.aimsledger.incident.incident.Incident.Cause;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Open;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.Incident.Taken;
import org.aimsledger.incident.incident.IncidentCommand.Acknowledge;
import org.aimsledger.incident.incident.IncidentCommand.AddNote;
import org.aimsledger.incident.incident.IncidentCommand.AssignCommander;
import org.aimsledger.incident.incident.IncidentCommand.AssignRole;
import org.aimsledger.incident.incident.IncidentCommand.ChangeKind;
import org.aimsledger.incident.incident.IncidentCommand.ChangeOecdSeverity;
import org.aimsledger.incident.incident.IncidentCommand.ChangeSeverity;
import org.aimsledger.incident.incident.IncidentCommand.Classify;
import org.aimsledger.incident.incident.IncidentCommand.Close;
import org.aimsledger.incident.incident.IncidentCommand.CompleteEradication;
import org.aimsledger.incident.incident.IncidentCommand.CompleteRecovery;
import org.aimsledger.incident.incident.IncidentCommand.FollowUp;
import org.aimsledger.incident.incident.IncidentCommand.HypothesiseCause;
import org.aimsledger.incident.incident.IncidentCommand.LinkRecord;
import org.aimsledger.incident.incident.IncidentCommand.LinkSystem;
import org.aimsledger.incident.incident.IncidentCommand.Merge;
import org.aimsledger.incident.incident.IncidentCommand.NamePerson;
import org.aimsledger.incident.incident.IncidentCommand.Raise;
import org.aimsledger.incident.incident.IncidentCommand.RecordContainment;
import org.aimsledger.incident.incident.IncidentCommand.RecordRelease;
import org.aimsledger.incident.incident.IncidentCommand.Reject;
import org.aimsledger.incident.incident.IncidentCommand.ReleaseContainment;
import org.aimsledger.incident.incident.IncidentCommand.Reopen;
import org.aimsledger.incident.incident.IncidentCommand.RequestContainment;
import org.aimsledger.incident.incident.IncidentCommand.Resolve;
import org.aimsledger.incident.incident.IncidentCommand.StartEradication;
import org.aimsledger.incident.incident.IncidentCommand.StartMonitoring;
import org.aimsledger.incident.incident.IncidentCommand.StartRecovery;
import org.aimsledger.incident.incident.IncidentCommand.StateTime;
import org.aimsledger.incident.incident.IncidentCommand.Triage;
import org.aimsledger.incident.incident.IncidentCommand.UnlinkRecord;
import org.aimsledger.incident.incident.IncidentCommand.UnlinkSystem;
import org.aimsledger.incident.incident.IncidentCommand.WatchContainments;
import org.aimsledger.incident.incident.IncidentRejection.AlreadyAcknowledged;
import org.aimsledger.incident.incident.IncidentRejection.AlreadyRaised;
import org.aimsledger.incident.incident.IncidentRejection.AlreadyTriaged;
import org.aimsledger.incident.incident.IncidentRejection.AwareBeforeOccurrence;
import org.aimsledger.incident.incident.IncidentRejection.CommanderHasNoOtherRole;
import org.aimsledger.incident.incident.IncidentRejection.NotAcknowledged;
import org.aimsledger.incident.incident.IncidentRejection.NotInThisState;
import org.aimsledger.incident.incident.IncidentRejection.TimeInFuture;
import org.aimsledger.incident.incident.IncidentRejection.TooManySystems;
import org.aimsledger.incident.incident.IncidentRejection.UnknownEntries;
import org.aimsledger.incident.incident.IncidentRejection.UnknownIncident;
import org.aimsledger.incident.incident.IncidentRejection.UnknownTaxonomy;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// The rules of one incident: every step is somebody's order, and a fulfilled order may be
/// repeated.
final class IncidentDecider
    implements Decider<IncidentCommand, Incident, IncidentEvent, IncidentRejection> {

  @Override
  public Incident initial() {
    return new Absent();
  }

  @Override
  public Incident evolve(Incident state, IncidentEvent event) {
    return IncidentHistory.evolve(state, event);
  }

  @Override
  public Decision<IncidentEvent, IncidentRejection> decide(
      IncidentCommand command, Incident state) {
    return switch (command) {
      case Raise c -> raise(c, state);
      case FollowUp c ->
          switch (state) {
            case Absent _ -> reject(new UnknownIncident(c.incident()));
            case Known known -> followUp(c, known, known.facts().notBefore(WorldTime.kept(c.at())));
          };
    };
  }

  /// @param at time of the decision, not before the last event
  private static Decision<IncidentEvent, IncidentRejection> followUp(
      FollowUp command, Known state, Instant at) {
    return switch (command) {
      case LinkSystem c -> linkSystem(c, state, at);
      case UnlinkSystem c -> LinkRules.unlinkSystem(c, state, at);
      case LinkRecord c -> LinkRules.link(c, state, at);
      case UnlinkRecord c -> LinkRules.unlink(c, state, at);
      case StateTime c -> TimeRules.state(c, state, at);
      case Acknowledge c -> acknowledge(c, state, at);
      case Triage c -> triage(c, state, at);
      case ChangeKind c -> JudgementRules.changeKind(c, state, at);
      case ChangeSeverity c -> JudgementRules.changeSeverity(c, state, at);
      case ChangeOecdSeverity c -> JudgementRules.changeOecdSeverity(c, state, at);
      case AssignCommander c -> JudgementRules.assignCommander(c, state, at);
      case AssignRole c -> RoleRules.assign(c, state, at);
      case Classify c -> classify(c, state, at);
      case RequestContainment c -> ContainmentRules.request(c, state, at);
      case RecordContainment c -> ContainmentRules.answered(c, state, at);
      case WatchContainments c -> ContainmentRules.watch(c, state, at);
      case ReleaseContainment c -> ContainmentRules.release(c, state, at);
      case RecordRelease c -> ContainmentRules.released(c, state, at);
      case StartEradication c -> RemedyRules.startEradication(c, state, at);
      case CompleteEradication c -> RemedyRules.completeEradication(c, state, at);
      case StartRecovery c -> RemedyRules.startRecovery(c, state, at);
      case StartMonitoring c -> RemedyRules.startMonitoring(c, state, at);
      case CompleteRecovery c -> RemedyRules.completeRecovery(c, state, at);
      case AddNote c -> addNote(c, at);
      case NamePerson c -> PersonRules.name(c, state, at);
      case HypothesiseCause c -> hypothesise(c, state, at);
      case Resolve c -> EndRules.resolve(c, state, at);
      case Close c -> EndRules.close(c, state, at);
      case Reopen c -> EndRules.reopen(c, state, at);
      case Reject c -> EndRules.rejectIncident(c, state, at);
      case Merge c -> EndRules.merge(c, state, at);
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> raise(Raise command, Incident state) {
    var at = WorldTime.kept(command.at());
    var event =
        new Raised(
            command.incident(),
            command.title().value(),
            command.description().value(),
            command.systems(),
            command.origin(),
            command.report(),
            command.occurredAt(),
            at);
    return switch (state) {
      case Absent _ -> raised(command, event, at);
      case Known known ->
          isSameReport(Facts.of(event), known.facts())
              ? accept()
              : reject(new AlreadyRaised(command.incident()));
    };
  }

  /// With a second event where somebody says how exactly its time is known.
  private static Decision<IncidentEvent, IncidentRejection> raised(
      Raise command, Raised event, Instant at) {
    var occurred = command.occurred();
    var first = inThePast(command.occurredAt(), at, event);
    return occurred == null || first instanceof Decision.Rejected<IncidentEvent, IncidentRejection>
        ? first
        : acceptAll(
            List.of(
                event,
                new TimeStated(
                    command.incident(),
                    IncidentMoment.OCCURRED,
                    null,
                    occurred,
                    "as reported",
                    at)));
  }

  private static boolean isSameReport(Facts given, Facts known) {
    return given.title().equals(known.title())
        && given.description().equals(known.description())
        && given.origin() == known.origin()
        && Objects.equals(given.report(), known.report())
        && Objects.equals(given.occurredAt(), known.occurredAt())
        // More systems may have been linked since.
        && known.systems().containsAll(given.systems());
  }

  private static Decision<IncidentEvent, IncidentRejection> linkSystem(
      LinkSystem command, Known state, Instant at) {
    return switch (state) {
      case Open open -> {
        var systems = open.facts().systems();
        if (systems.contains(command.system())) {
          yield accept();
        }
        yield systems.size() < IncidentCommand.MAX_SYSTEMS
            ? accept(
                new SystemLinked(
                    command.incident(), command.system(), command.reason().value(), at))
            : reject(new TooManySystems(command.incident(), IncidentCommand.MAX_SYSTEMS));
      }
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> acknowledge(
      Acknowledge command, Known state, Instant at) {
    var responder = command.responder().value();
    return switch (state) {
      case Reported _ -> accept(new IncidentEvent.Acknowledged(command.incident(), responder, at));
      case Taken taken ->
          taken.acknowledgement().responder().equals(responder)
              ? accept()
              : reject(
                  new AlreadyAcknowledged(command.incident(), taken.acknowledgement().responder()));
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> triage(
      Triage command, Known state, Instant at) {
    return switch (state) {
      case Incident.Acknowledged s -> triage(command, s, at);
      case Active s -> isSameTriage(command, s) ? accept() : alreadyTriaged(command);
      case Reported _ -> reject(new NotAcknowledged(command.incident()));
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  private static boolean isSameTriage(Triage command, Active state) {
    var assessment = state.assessment();
    return command.kind() == assessment.kind()
        && command.severity() == assessment.severity()
        && command.oecdSeverity() == assessment.oecdSeverity()
        && command.awareAt().equals(assessment.awareAt())
        && command.commander().value().equals(assessment.commander());
  }

  private static Decision<IncidentEvent, IncidentRejection> alreadyTriaged(Triage command) {
    return reject(new AlreadyTriaged(command.incident()));
  }

  private static Decision<IncidentEvent, IncidentRejection> triage(
      Triage command, Incident.Acknowledged state, Instant at) {
    var facts = state.facts();
    if (command.awareAt().isAfter(at)) {
      return reject(new TimeInFuture("awareAt", command.awareAt(), at));
    }
    var occurredAt =
        TimeRules.known(state, IncidentMoment.OCCURRED).map(StatedTime::time).orElse(null);
    if (occurredAt != null && command.awareAt().isBefore(occurredAt)) {
      return reject(new AwareBeforeOccurrence(command.awareAt(), occurredAt));
    }
    var commander = command.commander().value();
    if (facts.holdsRole(commander)) {
      return reject(new CommanderHasNoOtherRole(command.incident(), commander));
    }
    return accept(
        new Triaged(
            command.incident(),
            facts.systems(),
            command.kind(),
            command.severity(),
            command.oecdSeverity(),
            command.awareAt(),
            commander,
            at));
  }

  /// In every state: what comes to light after the end is an entry too, and nobody edits history.
  private static Decision<IncidentEvent, IncidentRejection> addNote(AddNote command, Instant at) {
    var occurredAt = command.occurredAt();
    return inThePast(
        occurredAt, at, new NoteAdded(command.incident(), command.text().value(), occurredAt, at));
  }

  /// In every state, as labels are often put on afterwards; each vocabulary for itself.
  private static Decision<IncidentEvent, IncidentRejection> classify(
      Classify command, Known state, Instant at) {
    var edition = command.edition();
    if (edition == null) {
      return reject(new UnknownTaxonomy(command.taxonomy(), command.policyVersion()));
    }
    if (!command.unknown().isEmpty()) {
      return reject(
          new UnknownEntries(
              command.taxonomy(), edition, command.unknown(), command.policyVersion()));
    }
    var before =
        state.facts().classifications().stream()
            .filter(one -> one.taxonomy().equals(command.taxonomy()))
            .findFirst();
    var isSame =
        before
            .map(one -> one.edition().equals(edition) && one.entries().equals(command.entries()))
            .orElse(command.entries().isEmpty());
    return isSame
        ? accept()
        : accept(
            new Classified(
                command.incident(),
                command.taxonomy(),
                edition,
                command.entries(),
                command.policyVersion(),
                at));
  }

  private static Decision<IncidentEvent, IncidentRejection> hypothesise(
      HypothesiseCause command, Known state, Instant at) {
    return switch (state) {
      case Taken taken -> {
        var cause = new Cause(command.cause(), command.statement().value());
        yield cause.equals(taken.facts().hypothesis())
            ? accept()
            : accept(
                new CauseHypothesised(
                    command.incident(), cause.classification(), cause.statement(), at));
      }
      case Reported _ -> reject(new NotAcknowledged(command.incident()));
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> inThePast(
      @Nullable Instant occurredAt, Instant now, IncidentEvent event) {
    return occurredAt != null && occurredAt.isAfter(now)
        ? reject(new TimeInFuture("occurredAt", occurredAt, now))
        : accept(event);
  }

  static Decision<IncidentEvent, IncidentRejection> notInThisState(FollowUp command, Known state) {
    return reject(new NotInThisState(command.incident(), state.status()));
  }
}
