package org.aimsledger.audit.knownrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.aimsledger.audit.knownrecord.KnownRecord.Value;
import org.aimsledger.audit.platform.trail.RecordEvent;
import org.junit.jupiter.api.Test;

class KnownRecordTest {
  private static final RecordEvent FIRST =
      event(3, Map.of("name", "\"A\"", "owner", "\"u-1\""), false);
  private static final RecordEvent SECOND = event(7, Map.of("name", "\"B\""), false);
  private static final RecordEvent PRUNED = event(9, Map.of(), true);

  @Test
  void theLastValueOfEachFieldCounts() {
    // Given
    // When
    var known = KnownRecord.NOTHING.and(List.of(FIRST, SECOND));

    // Then
    assertThat(known.fields())
        .isEqualTo(Map.of("name", new Value("\"B\"", 7), "owner", new Value("\"u-1\"", 3)));
    assertThat(known.first()).isEqualTo(FIRST);
    assertThat(known.last()).isEqualTo(SECOND);
  }

  @Test
  void pagesAreTheSameAsOneReading() {
    // Given
    var atOnce = KnownRecord.NOTHING.and(List.of(FIRST, SECOND, PRUNED));

    // When
    var byPages =
        KnownRecord.NOTHING
            .and(List.of(FIRST))
            .and(List.of())
            .and(List.of(SECOND))
            .and(List.of(PRUNED));

    // Then
    assertThat(byPages).isEqualTo(atOnce);
    assertThat(byPages.events()).isEqualTo(3);
    assertThat(byPages.pruned()).isEqualTo(1);
  }

  private static RecordEvent event(long index, Map<String, String> fields, boolean pruned) {
    return new RecordEvent(index, null, "type", index, "ann", null, fields, pruned);
  }
}
