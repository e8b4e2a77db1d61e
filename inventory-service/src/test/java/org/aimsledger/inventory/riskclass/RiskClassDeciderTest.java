package org.aimsledger.inventory.riskclass;

import static org.aimsledger.inventory.riskclass.RiskClassExamples.FIRST;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.GROUNDS;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.HARMLESS;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.LATER;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.MORNING;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.NOON;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.NOW;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.PREPARATORY;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.RECRUITMENT;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.SECOND;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.SYSTEM;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.basis;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.declined;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.determine;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.determined;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.due;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.dueFor;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.harmlessBut;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.leftUndetermined;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.proposed;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.riskClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.SecondPersonCause;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.riskclass.RiskClassCommand.AskAgain;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Confirm;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Decline;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Determine;
import org.aimsledger.inventory.riskclass.RiskClassCommand.NoteRoleChange;
import org.aimsledger.inventory.riskclass.RiskClassCommand.Recheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RiskClassDeciderTest {
  private static Decision<RiskClassEvent, RiskClassRejection> no(RiskClassRejection reason) {
    return Decision.reject(reason);
  }

  private static Determine seeing(SystemSeen seen, Map<String, List<String>> answers) {
    return new Determine(FIRST, SYSTEM, seen, NOW, answers, null, "u-1", MORNING);
  }

  private static Confirm confirmation(String confirmer) {
    return new Confirm(SYSTEM, SECOND, NOW, confirmer, NOON);
  }

  @Test
  void onePersonDeterminesAClassThatIsStricterThanBefore() {
    // When
    var decision = riskClass().when(seeing(RiskClassExamples.SEEN, RECRUITMENT));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(determined()));
  }

  @Test
  void theSameAnswersByTheSameRulesChangeNothing() {
    // When
    var decision = riskClass(determined()).when(determine(SECOND, RECRUITMENT, null, "u-2"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void theSameAnswersAreDeterminedAgainWhenTheClassIsDue() {
    // When
    var decision = riskClass(determined(), due()).when(determine(SECOND, RECRUITMENT, null, "u-2"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new RiskClassEvent.Determined(
                    SECOND,
                    SYSTEM,
                    RiskClass.HIGH_ANNEX_III,
                    RiskClass.HIGH_ANNEX_III,
                    LocalDate.of(2027, 12, 2),
                    basis(RECRUITMENT, null),
                    "u-2",
                    null,
                    NOON)));
  }

  @Test
  void anExceptionAndALowerClassNeedASecondPerson() {
    // When
    var decision = riskClass(determined()).when(determine(SECOND, PREPARATORY, GROUNDS, "u-1"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(proposed()));
  }

  @Test
  void anExceptionNeedsASecondPersonTheFirstTimeToo() {
    // When
    var decision = riskClass().when(determine(SECOND, PREPARATORY, GROUNDS, "u-1"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new RiskClassEvent.Proposed(
                    SECOND,
                    SYSTEM,
                    RiskClass.MINIMAL,
                    null,
                    LocalDate.of(2024, 8, 1),
                    basis(PREPARATORY, GROUNDS),
                    List.of(SecondPersonCause.EXCEPTION_CLAIMED),
                    "u-1",
                    NOON)));
  }

  @Test
  void aLowerClassAloneNeedsASecondPerson() {
    // When
    var decision = riskClass(determined()).when(determine(SECOND, HARMLESS, null, "u-1"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new RiskClassEvent.Proposed(
                    SECOND,
                    SYSTEM,
                    RiskClass.MINIMAL,
                    RiskClass.HIGH_ANNEX_III,
                    LocalDate.of(2024, 8, 1),
                    basis(HARMLESS, null),
                    List.of(SecondPersonCause.CLASS_LOWERED),
                    "u-1",
                    NOON)));
  }

  @Test
  void anotherWayToHighRiskIsNotLower() {
    // Given
    var product =
        harmlessBut(
            "product-legislation=section-a; product-part=product; third-party-assessment=YES");

    // When
    var decision = riskClass(determined()).when(determine(SECOND, product, null, "u-1"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new RiskClassEvent.Determined(
                    SECOND,
                    SYSTEM,
                    RiskClass.HIGH_ANNEX_I,
                    RiskClass.HIGH_ANNEX_III,
                    LocalDate.of(2028, 8, 2),
                    basis(product, null),
                    "u-1",
                    null,
                    NOON)));
  }

  @Test
  void theWayThroughUndeterminedAnswersLowersNothing() {
    // Given
    var lower =
        new RiskClassEvent.Proposed(
            SECOND,
            SYSTEM,
            RiskClass.MINIMAL,
            RiskClass.HIGH_ANNEX_III,
            LocalDate.of(2024, 8, 1),
            basis(HARMLESS, null),
            List.of(SecondPersonCause.CLASS_LOWERED),
            "u-1",
            NOON);

    // When
    var decision =
        riskClass(determined(), leftUndetermined()).when(determine(SECOND, HARMLESS, null, "u-1"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(lower));
  }

  @Test
  void theSameProposalAgainChangesNothing() {
    // When
    var decision =
        riskClass(determined(), proposed())
            .when(determine(UUID.randomUUID(), PREPARATORY, GROUNDS, "u-1"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void answersThatAreNotKnownLeaveTheClassAsItIs() {
    // Given
    var unknown = harmlessBut("uses=UNKNOWN");

    // When
    var decision = riskClass(determined()).when(determine(SECOND, unknown, null, "u-1"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(leftUndetermined()));
    assertThat(riskClass(determined(), leftUndetermined()).state().riskClass())
        .isEqualTo(RiskClass.HIGH_ANNEX_III);
  }

  @Test
  void theSameUnknownAnswersAgainChangeNothing() {
    // Given
    var unknown = harmlessBut("uses=UNKNOWN");

    // When
    var decision = riskClass(leftUndetermined()).when(determine(FIRST, unknown, null, "u-1"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  static Stream<Arguments> refusedAnswers() {
    return Stream.of(
        Arguments.of(
            seeing(new SystemSeen.Absent(), RECRUITMENT),
            new RiskClassRejection.UnknownSystem(SYSTEM)),
        Arguments.of(
            seeing(new SystemSeen.Present(List.of(), true), RECRUITMENT),
            new RiskClassRejection.SystemRetired(SYSTEM)),
        Arguments.of(
            determine(FIRST, Map.of("colour", List.of("red")), null, "u-1"),
            new RiskClassRejection.UnknownQuestion("colour", "risk-classes@2026.1")),
        Arguments.of(
            determine(FIRST, Map.of("profiling", List.of("MAYBE")), null, "u-1"),
            new RiskClassRejection.AnswerNotLegal(
                "profiling", List.of("MAYBE"), List.of("NO", "YES"))),
        Arguments.of(
            determine(FIRST, Map.of("profiling", List.of("NO", "YES")), null, "u-1"),
            new RiskClassRejection.AnswerNotLegal(
                "profiling", List.of("NO", "YES"), List.of("NO", "YES"))),
        Arguments.of(
            determine(FIRST, Map.of("exception", List.of("NONE", "UNKNOWN")), null, "u-1"),
            new RiskClassRejection.AnswerNotLegal(
                "exception",
                List.of("NONE", "UNKNOWN"),
                List.of(
                    "NONE",
                    "detects-patterns",
                    "improves-human-result",
                    "narrow-procedural-task",
                    "preparatory-task"))),
        Arguments.of(
            determine(FIRST, PREPARATORY, " ", "u-1"),
            new RiskClassRejection.GroundsMissing(List.of("exception-preparatory-task"))));
  }

  @ParameterizedTest
  @MethodSource("refusedAnswers")
  void answersThatCantBeAreRefused(Determine command, RiskClassRejection reason) {
    // When
    var decision = riskClass().when(command);

    // Then
    assertThat(decision).isEqualTo(no(reason));
  }

  @Test
  void aSecondPersonPutsAProposalInForce() {
    // When
    var decision = riskClass(determined(), proposed()).when(confirmation("u-2"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new RiskClassEvent.Determined(
                    SECOND,
                    SYSTEM,
                    RiskClass.MINIMAL,
                    RiskClass.HIGH_ANNEX_III,
                    LocalDate.of(2024, 8, 1),
                    basis(PREPARATORY, GROUNDS),
                    "u-2",
                    "u-1",
                    NOON)));
  }

  @Test
  void whoProposedDoesNotConfirm() {
    // When
    var decision = riskClass(determined(), proposed()).when(confirmation("u-1"));

    // Then
    assertThat(decision).isEqualTo(no(new RiskClassRejection.ConfirmerHasProposed("u-1")));
  }

  @Test
  void aProposalByOtherRulesIsNotConfirmed() {
    // When
    var decision =
        riskClass(determined(), proposed()).when(new Confirm(SYSTEM, SECOND, LATER, "u-2", NOON));

    // Then
    assertThat(decision)
        .isEqualTo(
            no(
                new RiskClassRejection.ProposalOutdated(
                    "risk-classes@2026.1", "risk-classes@2027.1")));
  }

  static Stream<Arguments> historiesWithoutProposal() {
    return Stream.of(
        Arguments.of(List.of()),
        Arguments.of(List.of(determined())),
        Arguments.of(List.of(determined(), proposed(), declined())),
        Arguments.of(List.of(determined(), proposed(), leftUndetermined())));
  }

  @ParameterizedTest
  @MethodSource("historiesWithoutProposal")
  void whatIsNoProposalIsNeitherConfirmedNorDeclined(List<RiskClassEvent> history) {
    // Given
    var stream = riskClass(history.toArray(RiskClassEvent[]::new));
    var reason = no(new RiskClassRejection.NoSuchProposal(SYSTEM, SECOND));

    // When
    var confirmed = stream.when(confirmation("u-2"));
    var refused = stream.when(new Decline(SYSTEM, SECOND, "u-2", new Reason("no"), NOON));

    // Then
    assertThat(confirmed).isEqualTo(reason);
    assertThat(refused).isEqualTo(reason);
  }

  @Test
  void confirmingTwiceChangesNothing() {
    // When
    var decision = riskClass(determined()).when(new Confirm(SYSTEM, FIRST, NOW, "u-2", NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aProposalIsDeclinedWithAReason() {
    // When
    var decision =
        riskClass(determined(), proposed())
            .when(
                new Decline(SYSTEM, SECOND, "u-2", new Reason("the grounds don't convince"), NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(declined()));
  }

  @Test
  void somebodySaysThatTheAnswersDontFitAnyMore() {
    // Given
    var command = new AskAgain(SYSTEM, NOW, new Reason("it is used for promotions as well"), NOON);

    // When
    var first = riskClass(determined()).when(command);
    var second = riskClass(determined(), due()).when(command);
    var never = riskClass().when(command);

    // Then
    assertThat(first).isEqualTo(Decision.accept(due()));
    assertThat(second).isEqualTo(Decision.accept());
    assertThat(never).isEqualTo(no(new RiskClassRejection.NothingInForce(SYSTEM)));
  }

  @Test
  void otherRulesThatDecideMakeTheClassDueOnce() {
    // Given
    var workers = harmlessBut("uses=worker-management; exception=NONE");
    var before =
        new RiskClassEvent.Determined(
            FIRST,
            SYSTEM,
            RiskClass.HIGH_ANNEX_III,
            null,
            LocalDate.of(2027, 12, 2),
            basis(workers, null),
            "u-1",
            null,
            MORNING);
    var mark =
        dueFor(
            RedeterminationCause.RULES_CHANGED,
            "risk-classes@2027.1",
            List.of("use-worker-management"),
            "risk-classes@2026.1 to risk-classes@2027.1: changed rule use-worker-management;"
                + " the class would stay HIGH_ANNEX_III");
    var command = new Recheck(SYSTEM, NOW, LATER, NOON);

    // When
    var first = riskClass(before).when(command);
    var second = riskClass(before, mark).when(command);

    // Then
    assertThat(first).isEqualTo(Decision.accept(mark));
    assertThat(second).isEqualTo(Decision.accept());
  }

  @Test
  void otherRulesThatDontDecideMakeNothingDue() {
    // When
    var decision = riskClass(determined()).when(new Recheck(SYSTEM, NOW, LATER, NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aClassByRulesThatNobodyKnowsIsDue() {
    // When
    var decision = riskClass(determined()).when(new Recheck(SYSTEM, null, LATER, NOON));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                dueFor(
                    RedeterminationCause.RULES_CHANGED,
                    "risk-classes@2027.1",
                    List.of("use-recruitment"),
                    "nobody knows risk-classes@2026.1 any more")));
  }

  @Test
  void becomingProviderMakesTheClassDueOnce() {
    // Given
    var mark =
        dueFor(
            RedeterminationCause.ROLE_CHANGED,
            "risk-classes@2026.1",
            List.of(),
            "Article 25 made the organisation the provider");
    var command = new NoteRoleChange(SYSTEM, MORNING.plusSeconds(1), NOW, NOON);

    // When
    var first = riskClass(determined()).when(command);
    var second = riskClass(determined(), mark).when(command);
    var earlier = riskClass(determined()).when(new NoteRoleChange(SYSTEM, MORNING, NOW, NOON));
    var nothing = riskClass().when(command);

    // Then
    assertThat(first).isEqualTo(Decision.accept(mark));
    assertThat(second).isEqualTo(Decision.accept());
    assertThat(earlier).isEqualTo(Decision.accept());
    assertThat(nothing).isEqualTo(Decision.accept());
  }

  @Test
  void aStreamThatCantBeIsCorrupt() {
    // Then
    assertThatThrownBy(() -> riskClass(declined()).state())
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> riskClass(due()).state()).isInstanceOf(CorruptStreamException.class);
  }
}
