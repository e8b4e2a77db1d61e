package org.aimsledger.incident.communication;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.HashSet;
import java.util.Set;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.CommunicationEvent.Approved;
import org.aimsledger.contracts.incident.CommunicationEvent.Drafted;
import org.aimsledger.contracts.incident.CommunicationEvent.Revised;
import org.aimsledger.contracts.incident.CommunicationEvent.Sent;
import org.aimsledger.contracts.incident.CommunicationEvent.Withdrawn;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.communication.Communication.Absent;
import org.aimsledger.incident.communication.Communication.Cleared;
import org.aimsledger.incident.communication.Communication.Content;
import org.aimsledger.incident.communication.Communication.Issued;
import org.aimsledger.incident.communication.Communication.Retracted;
import org.aimsledger.incident.communication.CommunicationCommand.Approve;
import org.aimsledger.incident.communication.CommunicationCommand.Draft;
import org.aimsledger.incident.communication.CommunicationCommand.Revise;
import org.aimsledger.incident.communication.CommunicationCommand.Send;
import org.aimsledger.incident.communication.CommunicationCommand.Withdraw;
import org.aimsledger.incident.communication.CommunicationRejection.ImpossibleTime;
import org.aimsledger.incident.communication.CommunicationRejection.NotApproved;
import org.aimsledger.incident.communication.CommunicationRejection.OwnWork;
import org.aimsledger.incident.communication.CommunicationRejection.SentAlready;
import org.aimsledger.incident.communication.CommunicationRejection.UnknownCommunication;
import org.aimsledger.incident.communication.CommunicationRejection.UnknownIncident;
import org.aimsledger.incident.communication.CommunicationRejection.WithdrawnAlready;

/// The rules of communications: what goes out was approved by somebody who did not write it, as it
/// then stood. A fulfilled order may be repeated.
final class CommunicationDecider
    implements Decider<
        CommunicationCommand, Communication, CommunicationEvent, CommunicationRejection> {
  @Override
  public Communication initial() {
    return new Absent();
  }

  @Override
  public Decision<CommunicationEvent, CommunicationRejection> decide(
      CommunicationCommand command, Communication state) {
    return switch (state) {
      case Absent _ -> whenAbsent(command);
      case Communication.Draft draft ->
          isOf(draft.content(), command) ? whenDraft(command, draft) : unknown(command);
      case Cleared cleared ->
          isOf(cleared.content(), command) ? whenCleared(command, cleared) : unknown(command);
      case Issued issued ->
          isOf(issued.content(), command) ? whenIssued(command, issued) : unknown(command);
      case Retracted retracted -> whenRetracted(command, retracted);
    };
  }

  private static boolean isOf(Content content, CommunicationCommand command) {
    return content.incident().equals(command.incident());
  }

  private static Decision<CommunicationEvent, CommunicationRejection> unknown(
      CommunicationCommand command) {
    return reject(new UnknownCommunication(command.communication()));
  }

  private static Decision<CommunicationEvent, CommunicationRejection> whenAbsent(
      CommunicationCommand command) {
    return switch (command) {
      case Draft c when !c.known() -> reject(new UnknownIncident(c.incident()));
      case Draft c ->
          accept(
              new Drafted(
                  c.communication(),
                  c.incident(),
                  c.audience(),
                  c.language(),
                  c.subject(),
                  c.text(),
                  c.actor(),
                  c.at()));
      case Revise _, Approve _, Send _, Withdraw _ -> unknown(command);
    };
  }

  private static Decision<CommunicationEvent, CommunicationRejection> whenDraft(
      CommunicationCommand command, Communication.Draft draft) {
    return switch (command) {
      case Draft _ -> accept();
      case Revise c -> revised(c, draft.content());
      case Approve c when draft.content().authors().contains(c.actor()) ->
          reject(new OwnWork(c.actor()));
      case Approve c -> accept(new Approved(c.communication(), c.incident(), c.actor(), c.at()));
      case Send _ -> reject(new NotApproved());
      case Withdraw c -> withdrawn(c);
    };
  }

  private static Decision<CommunicationEvent, CommunicationRejection> whenCleared(
      CommunicationCommand command, Cleared cleared) {
    return switch (command) {
      case Draft _, Approve _ -> accept();
      case Revise c -> revised(c, cleared.content());
      case Send c when c.sentAt().isAfter(c.at()) || c.sentAt().isBefore(cleared.at()) ->
          reject(new ImpossibleTime(c.sentAt(), cleared.at(), c.at()));
      case Send c -> accept(new Sent(c.communication(), c.incident(), c.how(), c.sentAt(), c.at()));
      case Withdraw c -> withdrawn(c);
    };
  }

  private static Decision<CommunicationEvent, CommunicationRejection> whenIssued(
      CommunicationCommand command, Issued issued) {
    return switch (command) {
      case Draft _, Approve _, Send _ -> accept();
      case Revise _ -> reject(new SentAlready(issued.sentAt()));
      case Withdraw c -> withdrawn(c);
    };
  }

  private static Decision<CommunicationEvent, CommunicationRejection> whenRetracted(
      CommunicationCommand command, Retracted retracted) {
    return switch (command) {
      case Withdraw _ -> accept();
      case Draft _, Revise _, Approve _, Send _ -> reject(new WithdrawnAlready(retracted.at()));
    };
  }

  private static Decision<CommunicationEvent, CommunicationRejection> revised(
      Revise c, Content content) {
    return content.subject().equals(c.subject()) && content.text().equals(c.text())
        ? accept()
        : accept(
            new Revised(c.communication(), c.incident(), c.subject(), c.text(), c.actor(), c.at()));
  }

  private static Decision<CommunicationEvent, CommunicationRejection> withdrawn(Withdraw c) {
    return accept(new Withdrawn(c.communication(), c.incident(), c.reason(), c.at()));
  }

  @Override
  public Communication evolve(Communication state, CommunicationEvent event) {
    return switch (event) {
      case Drafted e when state instanceof Absent ->
          new Communication.Draft(
              new Content(
                  e.incident(),
                  e.audience(),
                  e.language(),
                  e.subject(),
                  e.text(),
                  Set.of(e.draftedBy())));
      case Revised e when state instanceof Communication.Draft draft ->
          new Communication.Draft(after(draft.content(), e));
      case Revised e when state instanceof Cleared cleared ->
          new Communication.Draft(after(cleared.content(), e));
      case Approved e when state instanceof Communication.Draft draft ->
          new Cleared(draft.content(), e.approvedBy(), e.at());
      case Sent e when state instanceof Cleared cleared ->
          new Issued(cleared.content(), cleared.approvedBy(), e.how(), e.sentAt());
      case Withdrawn e when !(state instanceof Absent || state instanceof Retracted) ->
          new Retracted(state, e.reason(), e.at());
      case Drafted _, Revised _, Approved _, Sent _, Withdrawn _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Content after(Content content, Revised e) {
    var authors = new HashSet<>(content.authors());
    authors.add(e.revisedBy());
    return new Content(
        content.incident(), content.audience(), content.language(), e.subject(), e.text(), authors);
  }
}
