package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.CauseHypothesised;
import org.aimsledger.contracts.incident.IncidentEvent.Classified;
import org.aimsledger.contracts.incident.IncidentEvent.CommanderAssigned;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentEscalated;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentReleased;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRequested;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRetried;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentTimedOut;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationStarted;
import org.aimsledger.contracts.incident.IncidentEvent.KindChanged;
import org.aimsledger.contracts.incident.IncidentEvent.Linked;
import org.aimsledger.contracts.incident.IncidentEvent.MonitoringStarted;
import org.aimsledger.contracts.incident.IncidentEvent.NoteAdded;
import org.aimsledger.contracts.incident.IncidentEvent.OecdSeverityChanged;
import org.aimsledger.contracts.incident.IncidentEvent.PersonNamed;
import org.aimsledger.contracts.incident.IncidentEvent.Raised;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryStarted;
import org.aimsledger.contracts.incident.IncidentEvent.ReleaseAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.Reopened;
import org.aimsledger.contracts.incident.IncidentEvent.RoleAssigned;
import org.aimsledger.contracts.incident.IncidentEvent.SeverityChanged;
import org.aimsledger.contracts.incident.IncidentEvent.SystemLinked;
import org.aimsledger.contracts.incident.IncidentEvent.SystemUnlinked;
import org.aimsledger.contracts.incident.IncidentEvent.TimeStated;
import org.aimsledger.contracts.incident.IncidentEvent.Triaged;
import org.aimsledger.contracts.incident.IncidentEvent.Unlinked;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.incident.Containment.Asking;
import org.aimsledger.incident.incident.Incident.Absent;
import org.aimsledger.incident.incident.Incident.Acknowledgement;
import org.aimsledger.incident.incident.Incident.Active;
import org.aimsledger.incident.incident.Incident.Cause;
import org.aimsledger.incident.incident.Incident.Closure;
import org.aimsledger.incident.incident.Incident.Judged;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Open;
import org.aimsledger.incident.incident.Incident.Remedy;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.Incident.Resolution;
import org.aimsledger.incident.incident.Incident.Taken;
import org.jspecify.annotations.Nullable;

/// Folds events into the state. A history that the rules don't allow stops it.
final class IncidentHistory {
  private IncidentHistory() {}

  static Incident evolve(Incident state, IncidentEvent event) {
    return switch (event) {
      case Raised e -> raised(state, e);
      case NoteAdded e -> known(state, e).with(facts(state, e));
      case SystemLinked e -> open(state, e).with(facts(state, e).withSystem(e.system()));
      case RoleAssigned e ->
          known(state, e)
              .with(facts(state, e).withHolder(new RoleHolder(e.role(), e.person(), e.at())));
      case Classified e ->
          known(state, e)
              .with(
                  facts(state, e)
                      .withClassification(
                          new Classification(
                              e.taxonomy(), e.edition(), e.entries(), e.policyVersion(), e.at())));
      case SystemUnlinked e -> open(state, e).with(facts(state, e).withoutSystem(e.system()));
      case Linked e ->
          known(state, e)
              .with(facts(state, e).withLink(new Link(e.kind(), e.target(), e.reason(), e.at())));
      case Unlinked e -> known(state, e).with(facts(state, e).withoutLink(e.kind(), e.target()));
      case TimeStated e ->
          known(state, e)
              .with(
                  facts(state, e).withTime(new KnownTime(e.moment(), e.to(), e.reason(), e.at())));
      case PersonNamed e -> known(state, e).with(facts(state, e).withPerson(Person.of(e)));
      case CauseHypothesised e ->
          taken(state, e).with(facts(state, e).withHypothesis(new Cause(e.cause(), e.statement())));
      case ContainmentRequested e -> taken(state, e).with(requested(facts(state, e), e));
      case ContainmentTimedOut e -> contained(state, e, e.system(), UnaryOperator.identity());
      case ContainmentRetried e ->
          contained(
              state, e, e.system(), c -> c.asked(new Asking(e.attempt(), e.answerDue(), null)));
      case ContainmentEscalated e ->
          contained(state, e, e.system(), c -> c.asked(c.asking().escalated(e.at())));
      case ContainmentAcknowledged e ->
          contained(state, e, e.system(), c -> c.answered(e.outcome(), e.detail(), e.at()));
      case ContainmentReleased e -> contained(state, e, e.system(), Containment::released);
      case ReleaseAcknowledged e -> contained(state, e, e.system(), c -> c.resumed(e.at()));
      case KindChanged e -> judged(state, e, a -> a.withKind(e.to()));
      case SeverityChanged e -> judged(state, e, a -> a.withSeverity(e.to()));
      case OecdSeverityChanged e -> judged(state, e, a -> a.withOecdSeverity(e.to()));
      case CommanderAssigned e -> judged(state, e, a -> a.withCommander(e.commander()));
      case EradicationStarted e ->
          mended(state, e, IncidentStatus.ERADICATING, e.withoutEvidence(), null);
      case EradicationCompleted e -> mended(state, e, IncidentStatus.ERADICATED, e.change(), null);
      case RecoveryStarted e -> mended(state, e, IncidentStatus.RECOVERING, e.gate(), null);
      case MonitoringStarted e ->
          mended(state, e, IncidentStatus.MONITORING, e.watched(), e.until());
      case RecoveryCompleted e -> mended(state, e, IncidentStatus.RECOVERED, e.result(), null);
      case IncidentEvent.Acknowledged e -> acknowledged(state, e);
      case Triaged e -> triaged(state, e);
      case IncidentEvent.Resolved e -> resolved(state, e);
      case IncidentEvent.Closed e -> closed(state, e);
      case Reopened e -> reopened(state, e);
      case IncidentEvent.Rejected e ->
          new Incident.Rejected(open(state, e).with(facts(state, e)), e.reason(), e.at());
      case IncidentEvent.Merged e ->
          new Incident.Merged(open(state, e).with(facts(state, e)), e.into(), e.reason(), e.at());
    };
  }

  private static Known raised(Incident state, Raised event) {
    return switch (state) {
      case Absent _ -> new Reported(Facts.of(event));
      case Known _ -> throw new CorruptStreamException(state, event);
    };
  }

  private static Facts requested(Facts facts, ContainmentRequested event) {
    var asking = Asking.first(event.answerDue());
    return facts.withContainment(
        facts
            .containment(event.system())
            .map(c -> c.requestedAgain(event.reason(), asking, event.at()))
            .orElseGet(
                () -> Containment.requested(event.system(), event.reason(), asking, event.at())));
  }

  private static Known contained(
      Incident state, IncidentEvent event, UUID system, UnaryOperator<Containment> change) {
    var facts = facts(state, event);
    var containment =
        facts.containment(system).orElseThrow(() -> new CorruptStreamException(state, event));
    return known(state, event).with(facts.withContainment(change.apply(containment)));
  }

  private static Judged judged(
      Incident state, IncidentEvent event, UnaryOperator<Assessment> change) {
    return switch (known(state, event)) {
      case Active s -> s.with(change.apply(s.assessment())).with(facts(state, event));
      case Incident.Resolved s -> s.with(change.apply(s.assessment())).with(facts(state, event));
      case Reported _,
          Incident.Acknowledged _,
          Incident.Closed _,
          Incident.Rejected _,
          Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Known mended(
      Incident state,
      IncidentEvent event,
      IncidentStatus step,
      @Nullable String said,
      @Nullable Instant watchUntil) {
    return switch (known(state, event)) {
      case Active s ->
          new Active(
              facts(state, event),
              s.acknowledgement(),
              s.assessment(),
              new Remedy(step, said, watchUntil, event.at()));
      case Reported _,
          Incident.Acknowledged _,
          Incident.Resolved _,
          Incident.Closed _,
          Incident.Rejected _,
          Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Known acknowledged(Incident state, IncidentEvent.Acknowledged event) {
    return switch (known(state, event)) {
      case Reported _ ->
          new Incident.Acknowledged(
              facts(state, event), new Acknowledgement(event.responder(), event.at()));
      case Incident.Acknowledged _,
          Active _,
          Incident.Resolved _,
          Incident.Closed _,
          Incident.Rejected _,
          Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Known triaged(Incident state, Triaged event) {
    return switch (known(state, event)) {
      case Incident.Acknowledged s ->
          new Active(
              facts(state, event),
              s.acknowledgement(),
              new Assessment(
                  event.kind(),
                  event.severity(),
                  event.oecdSeverity(),
                  event.awareAt(),
                  List.of(event.commander()),
                  event.at()),
              null);
      case Reported _,
          Active _,
          Incident.Resolved _,
          Incident.Closed _,
          Incident.Rejected _,
          Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Known resolved(Incident state, IncidentEvent.Resolved event) {
    return switch (known(state, event)) {
      case Active s ->
          new Incident.Resolved(
              facts(state, event),
              s.acknowledgement(),
              s.assessment(),
              new Resolution(
                  event.summary(), new Cause(event.cause(), event.rootCause()), event.at()));
      case Reported _,
          Incident.Acknowledged _,
          Incident.Resolved _,
          Incident.Closed _,
          Incident.Rejected _,
          Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Known closed(Incident state, IncidentEvent.Closed event) {
    return switch (known(state, event)) {
      case Incident.Resolved s ->
          new Incident.Closed(
              facts(state, event),
              s.acknowledgement(),
              s.assessment(),
              s.resolution(),
              new Closure(event.lessons(), event.at()));
      case Reported _,
          Incident.Acknowledged _,
          Active _,
          Incident.Closed _,
          Incident.Rejected _,
          Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Known reopened(Incident state, Reopened event) {
    var facts = facts(state, event).reopenedFor(event.newFacts());
    return switch (known(state, event)) {
      case Incident.Resolved s -> new Active(facts, s.acknowledgement(), s.assessment(), null);
      case Incident.Closed s -> new Active(facts, s.acknowledgement(), s.assessment(), null);
      case Reported _, Incident.Acknowledged _, Active _, Incident.Rejected _, Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  /// The facts, brought up to the time of the event.
  private static Facts facts(Incident state, IncidentEvent event) {
    var facts = known(state, event).facts();
    if (event.at().isBefore(facts.lastAt())) {
      throw new CorruptStreamException(state, event);
    }
    return facts.upTo(event.at());
  }

  private static Known known(Incident state, IncidentEvent event) {
    return switch (state) {
      case Known s -> s;
      case Absent _ -> throw new CorruptStreamException(state, event);
    };
  }

  private static Open open(Incident state, IncidentEvent event) {
    return switch (known(state, event)) {
      case Open s -> s;
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Taken taken(Incident state, IncidentEvent event) {
    return switch (open(state, event)) {
      case Taken s -> s;
      case Reported _ -> throw new CorruptStreamException(state, event);
    };
  }
}
