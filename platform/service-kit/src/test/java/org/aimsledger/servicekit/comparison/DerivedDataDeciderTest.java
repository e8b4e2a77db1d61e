package org.aimsledger.servicekit.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.contracts.platform.DerivedDataEvent;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesFound;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesMended;
import org.aimsledger.contracts.platform.DifferingRow;
import org.aimsledger.contracts.platform.RowDifference;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.servicekit.comparison.DerivedDataCommand.Mend;
import org.aimsledger.servicekit.comparison.DerivedDataCommand.Report;
import org.junit.jupiter.api.Test;

class DerivedDataDeciderTest {
  private static final UUID LOG = UUID.fromString("0198c0de-0000-8000-8000-000000000002");
  private static final Instant AT = Instant.parse("2026-11-28T09:30:00Z");
  private static final DerivedDataDecider DECIDER = new DerivedDataDecider();

  @Test
  void whatIsKnownIsNotToldAgainAndAnotherRowIs() {
    // Given
    var state = after(found(List.of(row("a"))));

    // When
    var same = DECIDER.decide(report(List.of(row("a"))), state);
    var another = DECIDER.decide(report(List.of(row("a"), row("b"))), state);

    // Then
    assertThat(same).isEqualTo(Decision.accept());
    assertThat(another).isEqualTo(Decision.accept(found(List.of(row("b")))));
  }

  @Test
  void theSameRowInAnotherWayIsAnotherDifference() {
    // Given
    var state = after(found(List.of(row("a"))));
    var missing = new DifferingRow("a", null, RowDifference.MISSING, List.of());

    // When
    var decision = DECIDER.decide(report(List.of(missing)), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(found(List.of(missing))));
  }

  @Test
  void whatWasMendedMayBeFoundAgain() {
    // Given
    var state = after(found(List.of(row("a"))), mended(1));

    // When
    var decision = DECIDER.decide(report(List.of(row("a"))), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(found(List.of(row("a")))));
  }

  @Test
  void aMendedTableIsSaidToBeMendedOnce() {
    // Given
    var state = after(found(List.of(row("a"), row("b"))));

    // When
    var first = DECIDER.decide(new Mend(LOG, "notes", AT), state);
    var second = DECIDER.decide(new Mend(LOG, "notes", AT), DECIDER.evolve(state, mended(2)));

    // Then
    assertThat(first).isEqualTo(Decision.accept(mended(2)));
    assertThat(second).isEqualTo(Decision.accept());
  }

  @Test
  void anEmptiedTableDoesNotFillTheLog() {
    // Given
    var rows = IntStream.range(0, 1_000).mapToObj(n -> row("row " + n)).toList();

    // When
    var decision = DECIDER.decide(report(rows), DECIDER.initial());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new DifferencesFound(
                    LOG, DerivedData.VIEW, "notes", rows.subList(0, 50), 950, AT)));
  }

  private static Report report(List<DifferingRow> rows) {
    return new Report(LOG, DerivedData.VIEW, "notes", rows, AT);
  }

  private static DifferingRow row(String key) {
    return new DifferingRow(key, null, RowDifference.CHANGED, List.of("title"));
  }

  private static DerivedDataEvent found(List<DifferingRow> rows) {
    return new DifferencesFound(LOG, DerivedData.VIEW, "notes", rows, 0, AT);
  }

  private static DerivedDataEvent mended(long rows) {
    return new DifferencesMended(LOG, DerivedData.VIEW, "notes", rows, AT);
  }

  private static DerivedDataState after(DerivedDataEvent... events) {
    var state = DECIDER.initial();
    for (var event : events) {
      state = DECIDER.evolve(state, event);
    }
    return state;
  }
}
