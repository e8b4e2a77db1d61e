package org.aimsledger.inventory.procedure;

import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.procedure.ProcedureExamples.DIGEST;
import static org.aimsledger.inventory.procedure.ProcedureExamples.PROCEDURE;
import static org.aimsledger.inventory.procedure.ProcedureExamples.SPRING;
import static org.aimsledger.inventory.procedure.ProcedureExamples.released;
import static org.aimsledger.inventory.procedure.ProcedureExamples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.aimsledger.contracts.inventory.ProcedureEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;

class ProcedureDeciderTest {
  private static Decision<ProcedureEvent, ProcedureRejection> when(
      ProcedureCommand command, ProcedureEvent... history) {
    return DeciderSpecification.of(new ProcedureDecider()).given(history).when(command);
  }

  private static ProcedureCommand release(String label, LocalDate validFrom, Instant at) {
    return new ProcedureCommand.Release(
        PROCEDURE,
        Stage.VERIFICATION,
        label,
        "Verification and validation",
        "urn:documents:vv",
        DIGEST,
        validFrom,
        "anna",
        at);
  }

  private static ProcedureCommand withdraw(String label) {
    return new ProcedureCommand.Withdraw(
        PROCEDURE, Stage.VERIFICATION, label, new Reason("the annex is missing"), "anna", NOON);
  }

  private static Procedure after(ProcedureEvent... history) {
    var decider = new ProcedureDecider();
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static String inForce(Procedure procedure, LocalDate day) {
    return procedure.inForce(day).map(Procedure.Version::label).orElse("none");
  }

  @Test
  void aVersionIsReleasedOnceAndItsLabelIsNotUsedAgain() {
    // When
    var first = when(release("2.0", SPRING, MORNING));
    var again = when(release("2.0", SPRING, NOON), released());
    var other = when(release("2.0", SPRING.plusDays(1), NOON), released());
    var back = when(release("2.0", SPRING.plusDays(1), NOON), released(), withdrawn());

    // Then
    var taken = Decision.reject(new ProcedureRejection.LabelTaken(Stage.VERIFICATION, "2.0"));
    assertThat(first).isEqualTo(Decision.accept(released()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(other).isEqualTo(taken);
    assertThat(back).isEqualTo(taken);
  }

  @Test
  void versionsFollowOneAnother() {
    // When
    var sameDay = when(release("2.1", SPRING, NOON), released());
    var later = when(release("2.1", SPRING.plusDays(1), NOON), released());
    var afterWithdrawal = when(release("2.1", SPRING, NOON), released(), withdrawn());

    // Then
    assertThat(sameDay).isEqualTo(Decision.reject(new ProcedureRejection.BeforeLatest(SPRING)));
    assertThat(later).isInstanceOf(Decision.Accepted.class);
    assertThat(afterWithdrawal).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void theLatestVersionThatHasBegunIsInForce() {
    // Given
    var next = released("3.0", SPRING.plusDays(30));

    // When
    var procedure = after(released("1.0", SPRING.minusYears(1)), released(), next);

    // Then
    assertThat(inForce(procedure, SPRING.minusYears(2))).isEqualTo("none");
    assertThat(inForce(procedure, SPRING.minusDays(1))).isEqualTo("1.0");
    assertThat(inForce(procedure, SPRING)).isEqualTo("2.0");
    assertThat(inForce(procedure, SPRING.plusDays(30))).isEqualTo("3.0");
  }

  @Test
  void whatIsWithdrawnGivesWayToTheVersionBefore() {
    // Given
    var first = released("1.0", SPRING.minusYears(1));

    // When
    var withdrawal = when(withdraw("2.0"), first, released());
    var again = when(withdraw("2.0"), first, released(), withdrawn());
    var unknown = when(withdraw("9"), first);

    // Then
    assertThat(withdrawal).isEqualTo(Decision.accept(withdrawn()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(unknown)
        .isEqualTo(Decision.reject(new ProcedureRejection.UnknownVersion(Stage.VERIFICATION, "9")));
    assertThat(inForce(after(first, released(), withdrawn()), SPRING)).isEqualTo("1.0");
  }

  @Test
  void aDigestIsOne() {
    assertThatThrownBy(
            () ->
                new ProcedureCommand.Release(
                    PROCEDURE,
                    Stage.VERIFICATION,
                    "2.0",
                    "Verification",
                    "urn:documents:vv",
                    "ABC",
                    SPRING,
                    "anna",
                    NOON))
        .isInstanceOf(IllegalFieldException.class);
  }
}
