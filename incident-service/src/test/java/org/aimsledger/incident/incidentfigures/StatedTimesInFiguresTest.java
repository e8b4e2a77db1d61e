package org.aimsledger.incident.incidentfigures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Figures take times as people stated them last, and leave out what isn't known well enough.
class StatedTimesInFiguresTest {
  private static final Instant RAISED = Instant.parse("2027-12-03T15:00:00Z");
  private static final Instant BEGAN = Instant.parse("2027-12-03T14:00:00Z");
  private static final FigureFilter ALL =
      new FigureFilter(null, null, null, null, RAISED.minusSeconds(60), RAISED.plusSeconds(60));

  private static Matter matter(long number, IncidentEvent... events) {
    var row = new IncidentFigureRow(new UUID(9, number), MatterKind.INCIDENT);
    var all =
        new IncidentEvent.Raised(
            row.id, "t", "d", List.of(), IncidentOrigin.PERSON, null, BEGAN, RAISED);
    MatterProjection.apply(row, all);
    MatterProjection.apply(
        row, new IncidentEvent.Acknowledged(row.id, "rita", RAISED.plusSeconds(600)));
    Arrays.stream(events).forEach(event -> MatterProjection.apply(row, event));
    return IncidentFigureQuery.matter(row, RAISED, null, TimePrecision.HOUR);
  }

  private static IncidentEvent stated(
      IncidentMoment moment, @Nullable Instant time, TimePrecision precision) {
    return new IncidentEvent.TimeStated(
        new UUID(9, 0), moment, null, new StatedTime(time, precision, null), "because", RAISED);
  }

  private static Group figures(Matter... matters) {
    return new Reckoning(Map.of(), Duration.ofDays(1), RAISED)
        .groups(List.of(matters), ALL, Dimension.ALL)
        .getFirst();
  }

  @Test
  void aCorrectedTimeTakesThePlaceOfTheReportedOne() {
    // When
    var group =
        figures(
            matter(
                1,
                stated(IncidentMoment.OCCURRED, BEGAN.minusSeconds(1_800), TimePrecision.EXACT),
                stated(IncidentMoment.OCCURRED, BEGAN.minusSeconds(3_600), TimePrecision.HOUR)));

    // Then
    assertThat(group.detection()).isEqualTo(new Spread(1, 0, 7_200L, 7_200L));
  }

  @Test
  void whatIsNotKnownWellEnoughIsLeftOutAndCounted() {
    // When
    var group =
        figures(
            matter(1),
            matter(2, stated(IncidentMoment.OCCURRED, BEGAN, TimePrecision.DAY)),
            matter(3, stated(IncidentMoment.OCCURRED, BEGAN, TimePrecision.APPROXIMATE)),
            matter(4, stated(IncidentMoment.DETECTED, null, TimePrecision.UNKNOWN)));

    // Then
    assertThat(group.matters()).isEqualTo(4);
    assertThat(group.detection()).isEqualTo(new Spread(1, 3, 3_600L, 3_600L));
    assertThat(group.acknowledgement()).isEqualTo(new Spread(3, 1, 600L, 600L));
  }

  @Test
  void aLineIsReadAsItWasWritten() {
    // Given
    var known = new TimeLine(IncidentMoment.CONTAINED, TimePrecision.MINUTE, BEGAN);
    var unknown = new TimeLine(IncidentMoment.ENDED, TimePrecision.UNKNOWN, null);

    // Then
    assertThat(TimeLine.read(known.written())).isEqualTo(known);
    assertThat(TimeLine.read(unknown.written())).isEqualTo(unknown);
    assertThat(known.countable(TimePrecision.HOUR)).isEqualTo(BEGAN);
    assertThat(known.countable(TimePrecision.EXACT)).isNull();
  }
}
