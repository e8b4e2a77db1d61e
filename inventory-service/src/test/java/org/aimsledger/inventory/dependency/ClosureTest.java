package org.aimsledger.inventory.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.aimsledger.inventory.dependency.Closure.Reached;
import org.aimsledger.inventory.dependency.Closure.Step;
import org.junit.jupiter.api.Test;

class ClosureTest {
  private static final UUID START = new UUID(0, 1);
  private static final UUID A = new UUID(0, 2);
  private static final UUID B = new UUID(0, 3);
  private static final UUID C = new UUID(0, 4);

  private static Step uses(UUID next, UUID via) {
    return new Step(next, via, "USES");
  }

  @Test
  void aThingIsFoundOnceAtItsShortestDistance() {
    // Given
    var closure = new Closure(START, 10);

    // When
    closure.add(List.of(uses(A, START), uses(B, START)), true);
    closure.add(List.of(uses(B, A), uses(C, A), uses(START, B)), true);
    closure.add(List.of(uses(A, C)), true);

    // Then
    assertThat(closure.found())
        .containsExactly(
            new Reached(A, 1, START, "USES"),
            new Reached(B, 1, START, "USES"),
            new Reached(C, 2, A, "USES"));
    assertThat(closure.isExhausted()).isTrue();
    assertThat(closure.isComplete()).isTrue();
  }

  @Test
  void aWholeThatIsReachedThroughAPartDoesNotLeadToItsOtherParts() {
    // Given
    var closure = new Closure(START, 10);

    // When
    closure.add(List.of(new Step(A, START, Closure.WHOLE)), true);

    // Then
    assertThat(closure.fresh()).containsExactly(A);
    assertThat(closure.freshEntirely()).isEmpty();
  }

  @Test
  void itDoesWhenALinkLeadsToItLater() {
    // Given
    var closure = new Closure(START, 10);
    closure.add(List.of(new Step(A, START, Closure.WHOLE), uses(B, START)), true);

    // When
    closure.add(List.of(uses(A, B)), true);

    // Then
    assertThat(closure.fresh()).isEmpty();
    assertThat(closure.freshEntirely()).containsExactly(A);
    assertThat(closure.get(A).distance()).isEqualTo(1);
  }

  @Test
  void beyondTheBoundItSaysThatThereIsMore() {
    // Given
    var closure = new Closure(START, 2);

    // When
    closure.add(List.of(uses(A, START), uses(B, START), uses(C, START)), true);

    // Then
    assertThat(closure.found()).extracting(Reached::id).containsExactly(A, B);
    assertThat(closure.isComplete()).isFalse();
  }

  @Test
  void aLevelThatWasCutOrNotLookedAtLeavesItIncomplete() {
    // Given
    var cut = new Closure(START, 10);
    var stopped = new Closure(START, 10);

    // When
    cut.add(List.of(uses(A, START)), false);
    stopped.stop();

    // Then
    assertThat(cut.isComplete()).isFalse();
    assertThat(stopped.isComplete()).isFalse();
    assertThat(stopped.isExhausted()).isTrue();
  }
}
