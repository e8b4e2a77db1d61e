package org.aimsledger.incident.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.CommunicationEvent.Approved;
import org.aimsledger.contracts.incident.CommunicationEvent.Drafted;
import org.aimsledger.contracts.incident.CommunicationEvent.Revised;
import org.aimsledger.contracts.incident.CommunicationEvent.Sent;
import org.aimsledger.contracts.incident.CommunicationEvent.Withdrawn;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommunicationDeciderTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("0198c0de-0000-7000-8000-000000000002");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(600);
  private static final Instant MUCH_LATER = NOON.plusSeconds(6_000);

  private static final CommunicationEvent DRAFTED =
      new Drafted(
          ID, INCIDENT, CommunicationAudience.PROVIDER, "en", "Subject", "Text", "rita", NOON);
  private static final CommunicationEvent REVISED =
      new Revised(ID, INCIDENT, "Subject", "Other text", "ruth", NOON);
  private static final CommunicationEvent APPROVED = new Approved(ID, INCIDENT, "anna", LATER);
  private static final CommunicationEvent SENT = new Sent(ID, INCIDENT, "mail", LATER, LATER);
  private static final CommunicationEvent WITHDRAWN =
      new Withdrawn(ID, INCIDENT, "wrong", MUCH_LATER);

  private static final Revise REVISE =
      new Revise(ID, INCIDENT, "Subject", "Other text", "ruth", NOON);
  private static final Send SEND = new Send(ID, INCIDENT, "mail", LATER, MUCH_LATER);
  private static final Withdraw WITHDRAW = new Withdraw(ID, INCIDENT, "wrong", MUCH_LATER);

  private final CommunicationDecider decider = new CommunicationDecider();

  private static Draft draft(boolean known) {
    return new Draft(
        ID, INCIDENT, known, CommunicationAudience.PROVIDER, "en", "Subject", "Text", "rita", NOON);
  }

  private static Approve approve(String actor) {
    return new Approve(ID, INCIDENT, actor, LATER);
  }

  private static Arguments row(
      String sentence,
      CommunicationCommand command,
      Decision<CommunicationEvent, CommunicationRejection> decision,
      CommunicationEvent... history) {
    return Arguments.of(sentence, history, command, decision);
  }

  static Stream<Arguments> table() {
    return Stream.of(
        row("a draft of a known incident", draft(true), Decision.accept(DRAFTED)),
        row(
            "a draft of an unknown one",
            draft(false),
            Decision.reject(new UnknownIncident(INCIDENT))),
        row(
            "an approval of nothing",
            approve("anna"),
            Decision.reject(new UnknownCommunication(ID))),
        row("a repeated draft", draft(true), Decision.accept(), DRAFTED),
        row("a revision", REVISE, Decision.accept(REVISED), DRAFTED),
        row("the same revision again", REVISE, Decision.accept(), DRAFTED, REVISED),
        row(
            "its author's approval",
            approve("rita"),
            Decision.reject(new OwnWork("rita")),
            DRAFTED),
        row(
            "the approval of who revised it",
            approve("ruth"),
            Decision.reject(new OwnWork("ruth")),
            DRAFTED,
            REVISED),
        row(
            "the first author's approval of another's revision",
            approve("rita"),
            Decision.reject(new OwnWork("rita")),
            DRAFTED,
            REVISED),
        row("somebody else's approval", approve("anna"), Decision.accept(APPROVED), DRAFTED));
  }

  static Stream<Arguments> sendings() {
    return Stream.of(
        row("sending without approval", SEND, Decision.reject(new NotApproved()), DRAFTED),
        row(
            "sending after a revision of what was approved",
            SEND,
            Decision.reject(new NotApproved()),
            DRAFTED,
            APPROVED,
            REVISED),
        row(
            "sending what was approved",
            SEND,
            Decision.accept(new Sent(ID, INCIDENT, "mail", LATER, MUCH_LATER)),
            DRAFTED,
            APPROVED),
        row(
            "sending before the approval",
            new Send(ID, INCIDENT, "mail", NOON, MUCH_LATER),
            Decision.reject(new ImpossibleTime(NOON, LATER, MUCH_LATER)),
            DRAFTED,
            APPROVED),
        row(
            "sending in the future",
            new Send(ID, INCIDENT, "mail", MUCH_LATER, LATER),
            Decision.reject(new ImpossibleTime(MUCH_LATER, LATER, LATER)),
            DRAFTED,
            APPROVED),
        row("sending twice", SEND, Decision.accept(), DRAFTED, APPROVED, SENT));
  }

  static Stream<Arguments> afterwards() {
    return Stream.of(
        row(
            "a revision of what was sent",
            REVISE,
            Decision.reject(new SentAlready(LATER)),
            DRAFTED,
            APPROVED,
            SENT),
        row("a withdrawal of a draft", WITHDRAW, Decision.accept(WITHDRAWN), DRAFTED),
        row(
            "a withdrawal of what was sent",
            WITHDRAW,
            Decision.accept(WITHDRAWN),
            DRAFTED,
            APPROVED,
            SENT),
        row("a second withdrawal", WITHDRAW, Decision.accept(), DRAFTED, WITHDRAWN),
        row(
            "an approval of what was withdrawn",
            approve("anna"),
            Decision.reject(new WithdrawnAlready(MUCH_LATER)),
            DRAFTED,
            WITHDRAWN),
        row(
            "an order by way of another incident",
            new Approve(ID, OTHER, "anna", LATER),
            Decision.reject(new UnknownCommunication(ID)),
            DRAFTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"table", "sendings", "afterwards"})
  void isDecided(
      String sentence,
      CommunicationEvent[] history,
      CommunicationCommand command,
      Decision<CommunicationEvent, CommunicationRejection> decision) {
    assertThat(decider.decide(command, after(history))).as(sentence).isEqualTo(decision);
  }

  @Test
  void anIllegalHistoryStops() {
    assertThatThrownBy(() -> after(APPROVED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> after(DRAFTED, SENT)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> after(DRAFTED, WITHDRAWN, WITHDRAWN))
        .isInstanceOf(CorruptStreamException.class);
  }

  private Communication after(CommunicationEvent... events) {
    var state = decider.initial();
    for (var event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
