package org.aimsledger.incident.playbook;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.playbook.Playbook.Adapted;
import org.aimsledger.incident.playbook.PlaybookCommand.Approve;
import org.aimsledger.incident.playbook.PlaybookCommand.Propose;
import org.aimsledger.incident.playbook.PlaybookCommand.Refuse;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.spec.ApprovedState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaybookDeciderTest {
  private static final UUID ID = new UUID(1, 1);
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final PersonId CARL = new PersonId("carl");
  private static final PersonId ANNA = new PersonId("anna");
  private static final Reason WHY = new Reason("because");
  private static final PlaybookPacks PACKS = new PlaybookPacks(BundledPacks.load().playbooks());
  private static final PlaybookDecider DECIDER = new PlaybookDecider(PACKS);
  private static final List<PlaybookStep> STEPS = List.of(step("look", "on-call", 15, "Look"));

  private static PlaybookStep step(String name, String role, @Nullable Integer due, String text) {
    return new PlaybookStep(
        name,
        PlaybookPhase.FIX,
        role,
        due,
        StepGuard.EVIDENCE_HELD,
        new PlaybookText(text, "看", "看"));
  }

  private static Propose propose(PersonId by) {
    return new Propose(ID, "drift", STEPS, WHY, by, NOW);
  }

  private static Playbook after(PlaybookCommand... commands) {
    Playbook state = DECIDER.initial();
    for (var command : commands) {
      var decision = DECIDER.decide(command, state);
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      for (var event : events(decision)) {
        state = DECIDER.evolve(state, event);
      }
    }
    return state;
  }

  private static List<PlaybookEvent> events(Decision<PlaybookEvent, PlaybookRejection> decision) {
    return decision instanceof Decision.Accepted<PlaybookEvent, PlaybookRejection>(var events)
        ? events
        : List.of();
  }

  @Test
  void aProposalChangesNothingUntilSomebodyElseAgrees() {
    // When
    var proposed = after(propose(CARL));
    var approved = after(propose(CARL), new Approve(ID, 1, ANNA, NOW));

    // Then
    assertThat(proposed)
        .isInstanceOfSatisfying(
            Adapted.class,
            state -> {
              assertThat(state.inForce()).isNull();
              assertThat(state.proposal()).isNotNull();
            });
    assertThat(approved)
        .isEqualTo(new Adapted("drift", 1, new Playbook.Version(1, STEPS, "anna"), null));
  }

  @Test
  void theSecondVersionIsBasedOnTheFirst() {
    // Given
    var state = after(propose(CARL), new Approve(ID, 1, ANNA, NOW));

    // When
    var decision = DECIDER.decide(propose(ANNA), state);

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new PlaybookEvent.Proposed(
                    ID, "drift", 2, "own@1", STEPS, "anna", "because", NOW)));
  }

  @Test
  void aRefusedVersionKeepsItsNumberAndTheOneBeforeStays() {
    // When
    var state =
        after(
            propose(CARL),
            new Approve(ID, 1, ANNA, NOW),
            propose(CARL),
            new Refuse(ID, 2, WHY, CARL, NOW));

    // Then
    assertThat(state)
        .isEqualTo(new Adapted("drift", 2, new Playbook.Version(1, STEPS, "anna"), null));
  }

  @Test
  void theSameOrderOnceMoreRecordsNothing() {
    // Then
    assertThat(DECIDER.decide(propose(CARL), after(propose(CARL)))).isEqualTo(accept());
    assertThat(
            DECIDER.decide(
                new Approve(ID, 1, ANNA, NOW), after(propose(CARL), new Approve(ID, 1, ANNA, NOW))))
        .isEqualTo(accept());
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new Propose(ID, "cooking", STEPS, WHY, CARL, NOW),
            after(),
            new PlaybookRejection.UnknownPlaybook("cooking", "playbooks@2026.1")),
        Arguments.of(
            propose(ANNA),
            after(propose(CARL)),
            new PlaybookRejection.ProposalIsPending(1, "carl")),
        Arguments.of(
            new Approve(ID, 1, ANNA, NOW), after(), new PlaybookRejection.NothingProposed(1)),
        Arguments.of(
            new Approve(ID, 2, ANNA, NOW),
            after(propose(CARL)),
            new PlaybookRejection.NothingProposed(2)),
        Arguments.of(
            new Approve(ID, 1, CARL, NOW),
            after(propose(CARL)),
            new PlaybookRejection.ProposerMayNotApprove("carl")),
        Arguments.of(
            new Refuse(ID, 1, WHY, ANNA, NOW), after(), new PlaybookRejection.NothingProposed(1)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatMayNotBeIsRefused(PlaybookCommand command, Playbook state, PlaybookRejection reason) {
    // When
    var decision = DECIDER.decide(command, state);

    // Then
    assertThat(decision).isEqualTo(reject(reason));
  }

  static Stream<Arguments> impossibleSteps() {
    return Stream.of(
        Arguments.of(List.of(), "there must be 1 to 30 steps"),
        Arguments.of(Collections.nCopies(31, STEPS.getFirst()), "there must be 1 to 30 steps"),
        Arguments.of(List.of(STEPS.getFirst(), STEPS.getFirst()), "look: is there twice"),
        Arguments.of(
            List.of(step("Look up", "on-call", 15, "x")),
            "Look up: must be 1 to 60 of a-z, 0-9 and -"),
        Arguments.of(List.of(step("look", "cook", 15, "x")), "look: unknown role cook"),
        Arguments.of(
            List.of(step("look", "on-call", 0, "x")), "look: dueInMinutes must be 1 to 525600"),
        Arguments.of(
            List.of(step("look", "on-call", 15, "x".repeat(161))),
            "look: needs en, zhHans and zhHant, each of at most 160 printable characters"),
        Arguments.of(
            List.of(step("look", "on-call", 15, " ")),
            "look: needs en, zhHans and zhHant, each of at most 160 printable characters"));
  }

  @ParameterizedTest
  @MethodSource("impossibleSteps")
  void stepsThatCanNotBeAreNamed(List<PlaybookStep> steps, String problem) {
    // When
    var decision = DECIDER.decide(new Propose(ID, "drift", steps, WHY, CARL, NOW), after());

    // Then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Rejected.class,
            rejected ->
                assertThat(((PlaybookRejection.StepsNotAcceptable) rejected.reason()).problems())
                    .contains(problem));
  }

  @Test
  void thePackSpeaksTheWordsOfTheEvents() {
    // Given
    var pack = PACKS.at(NOW);

    // Then
    for (var playbook : pack.playbooks()) {
      assertThat(PackSteps.inForce(pack, playbook).steps()).hasSameSizeAs(playbook.steps());
      assertThat(Stream.of(ReportKind.values()).map(Enum::name).toList())
          .containsAll(playbook.reports());
      assertThat(Stream.of(CauseClass.values()).map(Enum::name).toList())
          .containsAll(playbook.causes());
    }
  }

  @Test
  void theFormOfTheStateIsTheApprovedOne() {
    // Given
    var state = after(propose(CARL), new Approve(ID, 1, ANNA, NOW), propose(CARL));

    // When
    var written = PlaybookEventTypes.STATES.write(state);

    // Then
    assertThat(PlaybookEventTypes.STATES.read(written)).contains(state);
    ApprovedState.assertThatIsApproved("playbook", PlaybookEventTypes.STATES.version(), written);
  }

  @Test
  void aProposalOfTheLargestKindFitsIntoAnEvent() {
    // Given
    var text = "漂".repeat(PlaybookCommand.LONGEST_TEXT);
    var steps =
        Stream.iterate(1, number -> number + 1)
            .limit(PlaybookCommand.MOST_STEPS)
            .map(
                number ->
                    new PlaybookStep(
                        "s".repeat(57) + "-" + (number + 10),
                        PlaybookPhase.FIRST_MINUTES,
                        "data-protection-officer",
                        525_600,
                        StepGuard.REPORTABILITY_DECIDED,
                        new PlaybookText(text, text, text)))
            .toList();

    // When
    var events =
        events(
            DECIDER.decide(
                new Propose(ID, "drift", steps, new Reason("因".repeat(2_000)), CARL, NOW),
                after()));

    // Then
    assertThat(events).hasSize(1);
    assertThat(
            EventJson.MAPPER
                .valueToTree(events.getFirst())
                .toString()
                .getBytes(StandardCharsets.UTF_8)
                .length)
        .isLessThan(60 * 1_024 - 2_000);
    assertThat(Set.copyOf(steps)).hasSize(PlaybookCommand.MOST_STEPS);
  }
}
