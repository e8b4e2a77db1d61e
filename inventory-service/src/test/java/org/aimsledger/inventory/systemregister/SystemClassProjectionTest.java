package org.aimsledger.inventory.systemregister;

import static org.aimsledger.inventory.riskclass.RiskClassExamples.declined;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.determined;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.due;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.leftUndetermined;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.proposed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.aisystem.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SystemClassProjectionTest {
  private static final Instant RECORDED = Instant.parse("2026-11-20T12:00:01Z");
  private final SystemClassProjection projection = new SystemClassProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, UUID system, int version) {
    var meta =
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("risk-class", system),
            version,
            0,
            version,
            RECORDED.plusSeconds(version),
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private SystemClassRow rowAfter(RiskClassEvent... history) {
    @Nullable SystemClassRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], history[i].system(), i + 1));
    }
    return Objects.requireNonNull(row);
  }

  @Test
  void theNameOfTheSystemStandsBesideTheClassWhicheverIsReadFirst() {
    // Given
    var renamed =
        new AiSystemEvent.ProfileChanged(
            determined().system(),
            List.of(new FieldChange("name", List.of("Chatbot"), List.of("Answers"))),
            "clearer",
            RECORDED);
    var other =
        new AiSystemEvent.ProfileChanged(
            determined().system(),
            List.of(new FieldChange("vendor", List.of(), List.of("x"))),
            "found",
            RECORDED);

    // When
    var named = projection.apply(null, recorded(renamed, renamed.system(), 7));
    var classed = projection.apply(named, recorded(determined(), renamed.system(), 1));
    var again = projection.apply(rowAfter(determined()), recorded(renamed, renamed.system(), 7));

    // Then
    assertThat(classed.name).isEqualTo("Answers");
    assertThat(classed.riskClass).isEqualTo(RiskClass.HIGH_ANNEX_III);
    assertThat(classed.version).isEqualTo(1);
    assertThat(again.name).isEqualTo("Answers");
    assertThat(again.version).isEqualTo(1);
    assertThat(again.updatedAt).isEqualTo(RECORDED.plusSeconds(1));
    assertThat(projection.key(recorded(other, other.system(), 8))).isNull();
  }

  @Test
  void aDeterminationIsShownWithItsDayAndRules() {
    // When
    var row = rowAfter(determined());

    // Then
    assertThat(row.riskClass).isEqualTo(RiskClass.HIGH_ANNEX_III);
    assertThat(row.appliesFrom).isEqualTo(LocalDate.of(2027, 12, 2));
    assertThat(row.pack).isEqualTo("risk-classes@2026.1");
    assertThat(row.areas).containsExactly("4(a)");
    assertThat(row.generalPurpose).isEqualTo(GeneralPurpose.NONE);
    assertThat(row.dueSince).isNull();
    assertThat(row.version).isEqualTo(1);
    assertThat(row.updatedAt).isEqualTo(RECORDED.plusSeconds(1));
  }

  @Test
  void aProposalChangesNothingThatIsInForce() {
    // When
    var row = rowAfter(determined(), proposed());

    // Then
    assertThat(row.riskClass).isEqualTo(RiskClass.HIGH_ANNEX_III);
    assertThat(row.proposedClass).isEqualTo(RiskClass.MINIMAL);
    assertThat(row.proposer).isEqualTo("u-1");
  }

  @Test
  void aDeclinedProposalIsGone() {
    // When
    var row = rowAfter(determined(), proposed(), declined());

    // Then
    assertThat(row.proposedClass).isNull();
    assertThat(row.proposer).isNull();
  }

  @Test
  void openQuestionsAreShownUntilTheyAreAnswered() {
    // When
    var open = rowAfter(leftUndetermined()).openQuestions;
    var answered = rowAfter(leftUndetermined(), determined()).openQuestions;

    // Then
    assertThat(open).containsExactly("uses");
    assertThat(answered).isEmpty();
  }

  @Test
  void whatIsDueIsDueUntilTheNextDetermination() {
    // When
    var due = rowAfter(determined(), due());
    var done = rowAfter(determined(), due(), determined());

    // Then
    assertThat(due.dueCauses).containsExactly("SYSTEM_CHANGED");
    assertThat(due.dueReason).isEqualTo("it is used for promotions as well");
    assertThat(due.dueSince).isEqualTo(due().at());
    assertThat(done.dueCauses).isEmpty();
    assertThat(done.dueReason).isNull();
    assertThat(done.dueSince).isNull();
  }

  @Test
  void ofEventsOfTheSystemItselfThoseWithItsNameTouchItsRow() {
    // When
    var named = projection.key(recorded(Examples.registered(), Examples.CHATBOT, 1));
    var moved = projection.key(recorded(Examples.suspendedByPerson(), Examples.CHATBOT, 2));

    // Then
    assertThat(named).isEqualTo(Examples.CHATBOT);
    assertThat(moved).isNull();
  }
}
