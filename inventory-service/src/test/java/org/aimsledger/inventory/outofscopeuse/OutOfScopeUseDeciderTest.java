package org.aimsledger.inventory.outofscopeuse;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples.REPORT;
import static org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples.USE;
import static org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples.decided;
import static org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples.followedUp;
import static org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples.reported;
import static org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples.use;
import static org.assertj.core.api.Assertions.assertThat;

import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutOfScopeUseDeciderTest {
  private static OutOfScopeUseCommand report(Presence found) {
    return new OutOfScopeUseCommand.Report(
        USE, CHATBOT, found, "it was asked to grade pupils", "urn:monitoring", REPORT, MORNING);
  }

  private static OutOfScopeUseCommand decide(UseDecision decision, @Nullable String followUp) {
    return new OutOfScopeUseCommand.Decide(
        USE, decision, new Reason("grading is excluded"), 1, followUp, "otto", NOON);
  }

  private static OutOfScopeUseCommand followUp() {
    return new OutOfScopeUseCommand.FollowUp(USE, new Reason("the school was told"), EVENING);
  }

  @Test
  void aUseOfAKnownSystemIsReportedOnce() {
    // Given
    var there = report(new Presence.Present(ComponentKind.AI_SYSTEM, null, false));

    // When
    var first = use().when(there);
    var again = use(reported(), decided()).when(there);
    var unknown = use().when(report(new Presence.Absent()));

    // Then
    assertThat(first).isEqualTo(Decision.accept(reported()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(unknown)
        .isEqualTo(Decision.reject(new OutOfScopeUseRejection.UnknownSystem(CHATBOT)));
  }

  @ParameterizedTest
  @EnumSource(
      value = UseDecision.class,
      names = {"MISUSE", "STATEMENT_TO_CHANGE"})
  void whatHasConsequencesNamesThem(UseDecision decision) {
    // When
    var without = use(reported()).when(decide(decision, null));
    var with = use(reported()).when(decide(decision, "tell the school"));

    // Then
    assertThat(without)
        .isEqualTo(Decision.reject(new OutOfScopeUseRejection.FollowUpMissing(decision)));
    assertThat(with).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void itIsDecidedOnceAndFollowedUpOnce() {
    // When
    var decision = use(reported()).when(decide(UseDecision.MISUSE, "tell the school"));
    var second = use(reported(), decided()).when(decide(UseDecision.IN_SCOPE, null));
    var done = use(reported(), decided()).when(followUp());
    var again = use(reported(), decided(), followedUp()).when(followUp());
    var early = use(reported()).when(followUp());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(decided()));
    assertThat(second)
        .isEqualTo(Decision.reject(new OutOfScopeUseRejection.AlreadyDecided(UseDecision.MISUSE)));
    assertThat(done).isEqualTo(Decision.accept(followedUp()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(early).isEqualTo(Decision.reject(new OutOfScopeUseRejection.NothingToFollowUp()));
  }
}
