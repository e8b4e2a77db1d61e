package org.aimsledger.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimesTest {
  @Test
  void whatIsWrittenIsReadAsTheFormattersReadIt() {
    // Given
    var random = new Random(20_261_129);
    var first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    var last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    for (var i = 0; i < 20_000; i++) {
      var nanos =
          switch (i % 4) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1_000;
            default -> random.nextInt(1_000_000_000);
          };
      var text = Instant.ofEpochSecond(random.nextLong(first, last + 1), nanos).toString();

      // When / Then
      assertThat(StoredTimes.plain(text)).isEqualTo(Instant.parse(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29T12:00Z",
        "2026-11-29T12:00:00+01:00",
        "2026-11-29T12:00:00.5+01:00",
        "2026-11-29T24:00:00Z",
        "+12026-11-29T12:00:00Z",
        "-0001-11-29T12:00:00Z",
      })
  void otherFormsAreLeftToTheFormatters(String text) {
    assertThat(StoredTimes.plain(text)).isNull();
    if (!text.contains("T24")) {
      assertThat(StoredTimes.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-29T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-11-31T12:00:00Z",
        "2026-11-29T12:60:00Z",
        "2026-11-29T12:00:61Z",
        "2026-11-29 12:00:00Z",
        "2026-11-29T12:00:00z1",
        "2026-11-29T12:00:00.1234567890Z",
        "2026-11-29T12:00:00,5Z",
        "2026-11-29T12:00:0-Z",
        "２026-11-29T12:00:00Z",
      })
  void whatIsNoTimeIsRefusedAsBefore(String text) {
    assertThat(StoredTimes.plain(text)).isNull();
    assertThatThrownBy(() -> StoredTimes.parse(text)).isInstanceOf(DateTimeParseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2026-11-29T12:00:00.25Z\"", "\"2026-11-29T13:00:00.25+01:00\""})
  void theDataOfAnEventMayHaveEitherForm(String json) throws IOException {
    assertThat(EventJson.MAPPER.readValue(json, Instant.class))
        .isEqualTo(Instant.parse("2026-11-29T12:00:00.25Z"));
  }
}
