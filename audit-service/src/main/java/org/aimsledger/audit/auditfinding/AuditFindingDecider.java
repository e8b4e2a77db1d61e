package org.aimsledger.audit.auditfinding;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aimsledger.audit.auditfinding.AuditFinding.Absent;
import org.aimsledger.audit.auditfinding.AuditFinding.Closed;
import org.aimsledger.audit.auditfinding.AuditFinding.Course;
import org.aimsledger.audit.auditfinding.AuditFinding.Facts;
import org.aimsledger.audit.auditfinding.AuditFinding.Known;
import org.aimsledger.audit.auditfinding.AuditFinding.Link;
import org.aimsledger.audit.auditfinding.AuditFinding.Open;
import org.aimsledger.audit.auditfinding.AuditFinding.Said;
import org.aimsledger.audit.auditfinding.AuditFinding.Withdrawn;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.ChangeDue;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.Close;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.HandOver;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.LinkAction;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.Raise;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.RecordCorrection;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.RecordRootCause;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.UnlinkAction;
import org.aimsledger.audit.auditfinding.AuditFindingCommand.Withdraw;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.ActionsUnsettled;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.AlreadyRaised;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.DueInPast;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Ended;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.EvidenceMissing;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.LinksChanged;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.NotTheOwner;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.NothingVerified;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Obstacle;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.OwnFinding;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.OwnWork;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.RootCauseMissing;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.TooManyActions;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Unknown;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.UnknownAction;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of findings: its owner says what was done and why it came about, and nobody who has
/// ever answered for it says that this is enough. A fulfilled order may be repeated.
final class AuditFindingDecider
    implements Decider<AuditFindingCommand, AuditFinding, FindingEvent, AuditFindingRejection> {
  @Override
  public AuditFinding initial() {
    return new Absent();
  }

  @Override
  public Decision<FindingEvent, AuditFindingRejection> decide(
      AuditFindingCommand command, AuditFinding state) {
    return switch (state) {
      case Absent _ ->
          command instanceof Raise c ? raise(c) : reject(new Unknown(command.finding()));
      case Open open -> decide(command, open);
      case Closed closed -> command instanceof Close ? accept() : ended(command, closed);
      case Withdrawn withdrawn ->
          command instanceof Withdraw ? accept() : ended(command, withdrawn);
    };
  }

  private static Decision<FindingEvent, AuditFindingRejection> decide(
      AuditFindingCommand command, Open state) {
    var course = state.course();
    return switch (command) {
      case Raise c -> reject(new AlreadyRaised(c.finding()));
      case HandOver c -> handOver(c, state);
      case ChangeDue c -> changeDue(c, course);
      case RecordCorrection c -> recordCorrection(c, course);
      case RecordRootCause c -> recordRootCause(c, course);
      case LinkAction c -> link(c, course);
      case UnlinkAction c -> unlink(c, course);
      case Close c -> close(c, state);
      case Withdraw c ->
          course.hands().contains(c.by())
              ? reject(new OwnWork(c.by()))
              : accept(new FindingEvent.Withdrawn(c.finding(), c.reason(), c.by(), c.at()));
    };
  }

  private static Decision<FindingEvent, AuditFindingRejection> ended(
      AuditFindingCommand command, Known state) {
    return command instanceof Raise
        ? reject(new AlreadyRaised(command.finding()))
        : reject(new Ended(standing(state)));
  }

  private static Decision<FindingEvent, AuditFindingRejection> raise(Raise c) {
    if (c.owner().equals(c.by())) {
      return reject(new OwnFinding(c.by()));
    }
    if (c.due().isBefore(day(c.at()))) {
      return reject(new DueInPast(c.due(), day(c.at())));
    }
    if (c.kind().isNonconformity() && c.evidence().isEmpty()) {
      return reject(new EvidenceMissing());
    }
    return accept(
        new FindingEvent.Raised(
            c.finding(),
            c.kind(),
            c.requirement(),
            c.title(),
            c.statement(),
            c.evidence(),
            c.systems(),
            c.owner(),
            c.due(),
            c.by(),
            c.at()));
  }

  private static Decision<FindingEvent, AuditFindingRejection> handOver(HandOver c, Open state) {
    var owner = state.course().owner();
    if (c.to().equals(owner)) {
      return accept();
    }
    return c.to().equals(state.facts().raisedBy())
        ? reject(new OwnFinding(c.to()))
        : accept(
            new FindingEvent.HandedOver(c.finding(), owner, c.to(), c.reason(), c.by(), c.at()));
  }

  private static Decision<FindingEvent, AuditFindingRejection> changeDue(
      ChangeDue c, Course course) {
    if (course.hands().contains(c.by())) {
      return reject(new OwnWork(c.by()));
    }
    if (c.due().equals(course.due())) {
      return accept();
    }
    return c.due().isBefore(day(c.at()))
        ? reject(new DueInPast(c.due(), day(c.at())))
        : accept(
            new FindingEvent.DueChanged(
                c.finding(), course.due(), c.due(), c.reason(), c.by(), c.at()));
  }

  private static Decision<FindingEvent, AuditFindingRejection> recordCorrection(
      RecordCorrection c, Course course) {
    if (!c.by().equals(course.owner())) {
      return reject(new NotTheOwner(course.owner()));
    }
    var before = course.correction();
    return before != null && before.text().equals(c.correction())
        ? accept()
        : accept(new FindingEvent.CorrectionRecorded(c.finding(), c.correction(), c.by(), c.at()));
  }

  private static Decision<FindingEvent, AuditFindingRejection> recordRootCause(
      RecordRootCause c, Course course) {
    if (!c.by().equals(course.owner())) {
      return reject(new NotTheOwner(course.owner()));
    }
    var before = course.rootCause();
    return before != null && before.text().equals(c.rootCause())
        ? accept()
        : accept(new FindingEvent.RootCauseRecorded(c.finding(), c.rootCause(), c.by(), c.at()));
  }

  private static Decision<FindingEvent, AuditFindingRejection> link(LinkAction c, Course course) {
    var seen = c.seen();
    if (seen == null) {
      return reject(new UnknownAction(c.action()));
    }
    if (course.isLinkedTo(c.action())) {
      return accept();
    }
    return course.links().size() < AuditFindingCommand.MOST_ACTIONS
        ? accept(new FindingEvent.CorrectiveActionLinked(c.finding(), seen, c.by(), c.at()))
        : reject(new TooManyActions(AuditFindingCommand.MOST_ACTIONS));
  }

  private static Decision<FindingEvent, AuditFindingRejection> unlink(
      UnlinkAction c, Course course) {
    if (course.hands().contains(c.by())) {
      return reject(new OwnWork(c.by()));
    }
    return course.isLinkedTo(c.action())
        ? accept(
            new FindingEvent.CorrectiveActionUnlinked(
                c.finding(), c.action(), c.reason(), c.by(), c.at()))
        : accept();
  }

  private static Decision<FindingEvent, AuditFindingRejection> close(Close c, Open state) {
    if (state.course().hands().contains(c.by())) {
      return reject(new OwnWork(c.by()));
    }
    return obstacle(c.seen(), state)
        .map(AuditFindingDecider::refused)
        .orElseGet(
            () ->
                accept(
                    new FindingEvent.Closed(
                        c.finding(), c.conclusion(), c.seen(), c.by(), c.at())));
  }

  private static Decision<FindingEvent, AuditFindingRejection> refused(Obstacle obstacle) {
    return reject(obstacle);
  }

  /// What stands against closing it.
  private static Optional<Obstacle> obstacle(List<SeenAction> seen, Open state) {
    var course = state.course();
    if (!isEachLinked(seen, course)) {
      return Optional.of(new LinksChanged());
    }
    if (!state.facts().kind().isNonconformity()) {
      return Optional.empty();
    }
    if (course.rootCause() == null) {
      return Optional.of(new RootCauseMissing());
    }
    var unsettled =
        seen.stream()
            .filter(action -> !action.standing().isSettled())
            .map(SeenAction::action)
            .toList();
    if (!unsettled.isEmpty()) {
      return Optional.of(new ActionsUnsettled(unsettled));
    }
    return seen.stream().anyMatch(action -> action.standing() == CorrectiveActionStanding.VERIFIED)
        ? Optional.empty()
        : Optional.of(new NothingVerified());
  }

  private static boolean isEachLinked(List<SeenAction> seen, Course course) {
    return seen.stream()
        .map(SeenAction::action)
        .toList()
        .equals(course.links().stream().map(Link::action).toList());
  }

  static AuditFindingStanding standing(Known state) {
    return switch (state) {
      case Open(var facts, var course) ->
          course.answers(facts.kind()) ? AuditFindingStanding.ANSWERED : AuditFindingStanding.OPEN;
      case Closed _ -> AuditFindingStanding.CLOSED;
      case Withdrawn _ -> AuditFindingStanding.WITHDRAWN;
    };
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public AuditFinding evolve(AuditFinding state, FindingEvent event) {
    return switch (state) {
      case Absent _ when event instanceof FindingEvent.Raised e -> new Open(facts(e), course(e));
      case Open open -> whileOpen(open, event);
      case Absent _, Closed _, Withdrawn _ -> throw new CorruptStreamException(state, event);
    };
  }

  private static AuditFinding whileOpen(Open open, FindingEvent event) {
    var course = open.course();
    return switch (event) {
      case FindingEvent.Raised _ -> throw new CorruptStreamException(open, event);
      case FindingEvent.HandedOver e -> open.with(course.ownedBy(e.owner()));
      case FindingEvent.DueChanged e -> open.with(course.dueOn(e.due()));
      case FindingEvent.CorrectionRecorded e ->
          open.with(course.correctedBy(new Said(e.correction(), e.by(), e.at())));
      case FindingEvent.RootCauseRecorded e ->
          open.with(course.causedBy(new Said(e.rootCause(), e.by(), e.at())));
      case FindingEvent.CorrectiveActionLinked e ->
          open.with(course.linkedTo(new Link(e.seen(), e.by(), e.at())));
      case FindingEvent.CorrectiveActionUnlinked e -> open.with(course.unlinkedFrom(e.action()));
      case FindingEvent.Closed e ->
          new Closed(open.facts(), course, e.conclusion(), e.seen(), e.by(), e.at());
      case FindingEvent.Withdrawn e ->
          new Withdrawn(open.facts(), course, e.reason(), e.by(), e.at());
    };
  }

  private static Facts facts(FindingEvent.Raised e) {
    return new Facts(
        e.finding(),
        e.kind(),
        e.requirement(),
        e.title(),
        e.statement(),
        e.evidence(),
        e.systems(),
        e.by(),
        e.at());
  }

  private static Course course(FindingEvent.Raised e) {
    return new Course(e.owner(), e.due(), Set.of(e.owner()), null, null, List.of());
  }
}
