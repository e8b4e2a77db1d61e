package org.aimsledger.inventory.reportintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSourcesTest {
  private final ReportSources sources =
      new ReportSources(Map.of("scanner", List.of("urn:scan:", "urn:test:"), "idle", List.of()));

  @ParameterizedTest
  @CsvSource({
    "scanner, urn:scan:eu-1, true",
    "scanner, urn:test:, true",
    "scanner, urn:scan, false",
    "scanner, urn:monitoring, false",
    "idle, urn:monitoring, false",
    "other, urn:monitoring, true",
    "other, urn:scan:eu-1, false"
  })
  void aSourceMayBeUsedByWhomItBelongsTo(String sender, String source, boolean allowed) {
    assertThat(sources.allow(sender, source)).isEqualTo(allowed);
  }

  @Test
  void withoutAnyPrefixEverySourceIsAllowed() {
    assertThat(new ReportSources(Map.of()).allow("anybody", "urn:scan:eu-1")).isTrue();
  }

  @Test
  void theRefusalSaysWhatToDo() {
    assertThat(sources.refusal("scanner", "urn:monitoring"))
        .isEqualTo(
            new IntakeResult.Refused(
                QuarantineReason.FOREIGN_SOURCE,
                "scanner may send under sources that begin with [urn:scan:, urn:test:], not under"
                    + " urn:monitoring, or have its beginning added to"
                    + " aims.inventory.intake.sources for scanner and replay this event"));
  }
}
