package org.aimsledger.inventory.deviation;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.deviation.DeviationExamples.ASKED;
import static org.aimsledger.inventory.deviation.DeviationExamples.DEVIATION;
import static org.aimsledger.inventory.deviation.DeviationExamples.PROCEDURE;
import static org.aimsledger.inventory.deviation.DeviationExamples.approved;
import static org.aimsledger.inventory.deviation.DeviationExamples.ended;
import static org.aimsledger.inventory.deviation.DeviationExamples.recorded;
import static org.aimsledger.inventory.deviation.DeviationExamples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviationDeciderTest {
  private static final Presence THERE = presence(false);

  private static Presence presence(boolean retired) {
    return new Presence.Present(ComponentKind.AI_SYSTEM, null, retired);
  }

  private static Decision<DeviationEvent, DeviationRejection> when(
      DeviationCommand command, DeviationEvent... history) {
    return DeciderSpecification.of(new DeviationDecider()).given(history).when(command);
  }

  private static DeviationCommand begin(
      Presence found, @Nullable ProcedureVersion procedure, Instant until) {
    return new DeviationCommand.Declare(
        DEVIATION,
        CHATBOT,
        found,
        Stage.VERIFICATION,
        procedure,
        "4.3: a second data set for validation",
        new Reason("the second data set is delivered in December"),
        until,
        "dora",
        MORNING);
  }

  private static DeviationCommand approve(String by, @Nullable Instant until, Instant at) {
    return new DeviationCommand.Approve(
        DEVIATION, until, new Reason("a part of the first one is held back"), by, at);
  }

  private static DeviationCommand refuse() {
    return new DeviationCommand.Refuse(DEVIATION, new Reason("the risk is too high"), "anna", NOON);
  }

  private static DeviationCommand end() {
    return new DeviationCommand.End(DEVIATION, new Reason("the data set is there"), "dora", NOON);
  }

  private static Decision<DeviationEvent, DeviationRejection> no(DeviationRejection reason) {
    return Decision.reject(reason);
  }

  @Test
  void aDeviationIsFromTheVersionInForce() {
    // When
    var first = when(begin(THERE, PROCEDURE, ASKED));
    var again = when(begin(THERE, PROCEDURE, ASKED), recorded());
    var lawless = when(begin(THERE, null, ASKED));

    // Then
    assertThat(first).isEqualTo(Decision.accept(recorded()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(lawless).isEqualTo(no(new DeviationRejection.NoProcedure(Stage.VERIFICATION)));
  }

  @Test
  void onlySystemsInTheInventoryDeviate() {
    // When
    var unknown = when(begin(new Presence.Absent(), PROCEDURE, ASKED));
    var retired = when(begin(presence(true), PROCEDURE, ASKED));

    // Then
    assertThat(unknown).isEqualTo(no(new DeviationRejection.UnknownSystem(CHATBOT)));
    assertThat(retired).isEqualTo(no(new DeviationRejection.SystemRetired(CHATBOT)));
    assertThatThrownBy(() -> begin(THERE, PROCEDURE, MORNING))
        .isInstanceOf(IllegalFieldException.class);
  }

  @Test
  void somebodyElseApprovesItForAsLongAsWasAskedAtMost() {
    // When
    var own = when(approve("dora", null, NOON), recorded());
    var asAsked = when(approve("anna", null, NOON), recorded());
    var shorter = when(approve("anna", ASKED.minusSeconds(1), NOON), recorded());
    var longer = when(approve("anna", ASKED.plusSeconds(1), NOON), recorded());
    var tooLate = when(approve("anna", null, ASKED), recorded());

    // Then
    assertThat(own).isEqualTo(no(new DeviationRejection.OwnDeviation("dora")));
    assertThat(asAsked).isEqualTo(Decision.accept(approved()));
    assertThat(shorter).isEqualTo(Decision.accept(approved(ASKED.minusSeconds(1))));
    assertThat(longer).isEqualTo(no(new DeviationRejection.LongerThanAsked(ASKED)));
    assertThat(tooLate).isEqualTo(no(new DeviationRejection.LongerThanAsked(ASKED)));
  }

  @Test
  void whatWasApprovedMayBeTakenBackAndWhatIsOverStaysSo() {
    // When
    var back = when(refuse(), recorded(), approved());
    var twice = when(refuse(), recorded(), refused());
    var approvedAgain = when(approve("bert", null, NOON), recorded(), approved());
    var afterRefusal = when(approve("bert", null, NOON), recorded(), refused());
    var afterEnd = when(refuse(), recorded(), ended());

    // Then
    assertThat(back).isEqualTo(Decision.accept(refused()));
    assertThat(twice).isEqualTo(Decision.accept());
    assertThat(approvedAgain).isEqualTo(no(new DeviationRejection.AlreadyApproved(ASKED)));
    assertThat(afterRefusal).isEqualTo(no(new DeviationRejection.Over(DEVIATION)));
    assertThat(afterEnd).isEqualTo(no(new DeviationRejection.Over(DEVIATION)));
  }

  @Test
  void itEndsOnceWhateverWasDecided() {
    // When
    var open = when(end(), recorded());
    var approved = when(end(), recorded(), approved());
    var refused = when(end(), recorded(), refused());
    var twice = when(end(), recorded(), ended());
    var unknown = when(end());

    // Then
    assertThat(open).isEqualTo(Decision.accept(ended()));
    assertThat(approved).isEqualTo(Decision.accept(ended()));
    assertThat(refused).isEqualTo(Decision.accept(ended()));
    assertThat(twice).isEqualTo(Decision.accept());
    assertThat(unknown).isEqualTo(no(new DeviationRejection.UnknownDeviation(DEVIATION)));
  }
}
