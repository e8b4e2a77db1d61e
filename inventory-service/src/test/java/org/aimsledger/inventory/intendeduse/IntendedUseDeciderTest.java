package org.aimsledger.inventory.intendeduse;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.intendeduse.IntendedUseExamples.STATEMENT;
import static org.aimsledger.inventory.intendeduse.IntendedUseExamples.approved;
import static org.aimsledger.inventory.intendeduse.IntendedUseExamples.drafted;
import static org.aimsledger.inventory.intendeduse.IntendedUseExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.junit.jupiter.api.Test;

class IntendedUseDeciderTest {
  private static final Presence THERE = new Presence.Present(ComponentKind.AI_SYSTEM, null, false);

  private static IntendedUseCommand draft(Presence found, String author) {
    return new IntendedUseCommand.Draft(CHATBOT, found, STATEMENT, author, MORNING);
  }

  private static IntendedUseCommand approve(int edition, String who) {
    return new IntendedUseCommand.Approve(CHATBOT, edition, who, "clear", NOON);
  }

  @Test
  void aStatementIsAboutASystemThatIsThereAndInUse() {
    // When
    var there = statement().when(draft(THERE, "carla"));
    var unknown = statement().when(draft(new Presence.Absent(), "carla"));
    var retired =
        statement().when(draft(new Presence.Present(ComponentKind.AI_SYSTEM, null, true), "carla"));

    // Then
    assertThat(there).isEqualTo(Decision.accept(drafted()));
    assertThat(unknown).isEqualTo(Decision.reject(new IntendedUseRejection.UnknownSystem(CHATBOT)));
    assertThat(retired).isEqualTo(Decision.reject(new IntendedUseRejection.SystemRetired(CHATBOT)));
  }

  @Test
  void theEditionInForceStaysUntilSomebodyElseApprovesTheNextOne() {
    // Given
    var second = statement(drafted(), approved(), drafted(2, "carla"), drafted(2, "otto"));

    // When
    var byAuthor = second.when(approve(2, "otto"));
    var ofOld = second.when(approve(1, "anna"));
    var byOther = statement(drafted()).when(approve(1, "anna"));

    // Then
    assertThat(((IntendedUse.Stated) second.state()).inForce())
        .isEqualTo(new IntendedUse.Edition(1, STATEMENT, "anna", "clear", NOON));
    assertThat(byAuthor)
        .isEqualTo(Decision.reject(new IntendedUseRejection.ApproverHasWritten("otto")));
    assertThat(second.when(approve(2, "carla")))
        .isEqualTo(Decision.reject(new IntendedUseRejection.ApproverHasWritten("carla")));
    assertThat(ofOld).isEqualTo(Decision.reject(new IntendedUseRejection.OtherEdition(1, 2)));
    assertThat(byOther).isEqualTo(Decision.accept(approved()));
  }

  @Test
  void nothingIsApprovedThatIsNotWritten() {
    // When
    var answer = statement(drafted(), approved()).when(approve(1, "anna"));

    // Then
    assertThat(answer).isEqualTo(Decision.reject(new IntendedUseRejection.NothingDrafted()));
  }

  @Test
  void aStatementNamesAUseAndEndsAndHasNoHtml() {
    // Given
    var many = Collections.nCopies(StatementRule.ENTRIES + 1, "x");

    // When / Then
    assertThatThrownBy(() -> StatementRule.checked(intended(List.of())))
        .isInstanceOf(IllegalFieldException.class)
        .hasMessage("intended needs at least one use");
    assertThatThrownBy(() -> StatementRule.checked(intended(many)))
        .hasMessage("intended may have at most 50 entries");
    assertThatThrownBy(() -> StatementRule.checked(intended(List.of("a", "<b>"))))
        .hasMessageContaining("intended[1] must not contain HTML");
  }

  private static UseStatement intended(List<String> uses) {
    return new UseStatement(uses, List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
