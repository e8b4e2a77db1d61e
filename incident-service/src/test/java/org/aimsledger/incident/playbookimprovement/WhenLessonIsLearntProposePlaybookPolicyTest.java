package org.aimsledger.incident.playbookimprovement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.ReviewStep;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.playbook.PlaybookCommand;
import org.aimsledger.incident.review.Improvement;
import org.junit.jupiter.api.Test;

class WhenLessonIsLearntProposePlaybookPolicyTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID LESSON = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID PLAYBOOK = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final PlaybookStep STOP = step("stop", PlaybookPhase.CONTAIN, "Stop");
  private static final PlaybookStep MEND = step("mend", PlaybookPhase.FIX, "Mend");

  @Test
  void aNewStepComesBehindTheLastOneOfItsPhase() {
    // Given
    var look = step("look", PlaybookPhase.ASSESS, "Look at the age of data");

    // When
    var steps = proposed(look);

    // Then
    assertThat(steps).containsExactly(STOP, look, MEND);
  }

  @Test
  void aStepThatThePlaybookHasIsReplaced() {
    // Given
    var better = step("stop", PlaybookPhase.CONTAIN, "Stop, and tell users");

    // When
    var steps = proposed(better);

    // Then
    assertThat(steps).containsExactly(better, MEND);
  }

  @Test
  void itIsProposedByWhoHasLearntIt() {
    // When
    var command =
        WhenLessonIsLearntProposePlaybookPolicy.on(
            lesson(MEND), new PlaybookInForce("drift", "own@1", List.of(STOP)), PLAYBOOK, NOW);

    // Then
    assertThat(command)
        .isInstanceOfSatisfying(
            PlaybookCommand.Propose.class,
            propose -> assertThat(propose.by().value()).isEqualTo("fay"));
  }

  @Test
  void whatThePlaybookSaysIsNotProposedAgain() {
    // Given
    var inForce = new PlaybookInForce("drift", "own@1", List.of(STOP, MEND));

    // Then
    assertThat(WhenLessonIsLearntProposePlaybookPolicy.isSaid(lesson(MEND), inForce)).isTrue();
    assertThat(
            WhenLessonIsLearntProposePlaybookPolicy.isSaid(
                lesson(step("mend", PlaybookPhase.FIX, "Mend well")), inForce))
        .isFalse();
  }

  private static List<PlaybookStep> proposed(PlaybookStep step) {
    var command =
        WhenLessonIsLearntProposePlaybookPolicy.on(
            lesson(step),
            new PlaybookInForce("drift", "playbooks@2026.1", List.of(STOP, MEND)),
            PLAYBOOK,
            NOW);
    return command instanceof PlaybookCommand.Propose propose ? propose.steps() : List.of();
  }

  private static Improvement lesson(PlaybookStep step) {
    return new Improvement(INCIDENT, LESSON, "Look", new ReviewStep("drift", step), "fay");
  }

  private static PlaybookStep step(String name, PlaybookPhase phase, String text) {
    return new PlaybookStep(
        name, phase, "system-owner", null, null, new PlaybookText(text, text, text));
  }
}
