package org.aimsledger.inventory.deviations;

import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.deviation.DeviationExamples;
import org.aimsledger.inventory.deviations.DeviationsRow.Status;
import org.aimsledger.inventory.procedure.ProcedureExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviationsProjectionTest {
  private final DeviationsProjection projection = new DeviationsProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("deviation", DeviationExamples.DEVIATION),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-1",
            "c-1",
            null));
  }

  private DeviationsRow after(DeviationEvent... events) {
    @Nullable DeviationsRow row = null;
    for (var i = 0; i < events.length; i++) {
      row = projection.apply(row, recorded(events[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  @Test
  void whatIsOpenShowsHowLongIsAskedForAndThenHowLongItMayBe() {
    // When
    var open = after(DeviationExamples.recorded());
    var approved = after(DeviationExamples.recorded(), DeviationExamples.approved());

    // Then
    assertThat(open.status).isEqualTo(Status.OPEN);
    assertThat(open.procedureVersion).isEqualTo("2.0");
    assertThat(open.approver).isNull();
    assertThat(approved.status).isEqualTo(Status.APPROVED);
    assertThat(approved.approver).isEqualTo("anna");
    assertThat(approved.version).isEqualTo(2);
    assertThat(approved.updatedAt).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void whatIsOverSaysHow() {
    // When
    var refused = after(DeviationExamples.recorded(), DeviationExamples.refused());
    var ended = after(DeviationExamples.recorded(), DeviationExamples.ended());

    // Then
    assertThat(refused.status).isEqualTo(Status.REFUSED);
    assertThat(ended.status).isEqualTo(Status.ENDED);
  }

  @Test
  void otherEventsHaveNoRowAndNothingComesBeforeTheRecord() {
    // When
    var key = projection.key(recorded(ProcedureExamples.released(), 1));

    // Then
    assertThat(key).isNull();
    assertThatExceptionOfType(CorruptStreamException.class)
        .isThrownBy(() -> after(DeviationExamples.approved()));
  }
}
