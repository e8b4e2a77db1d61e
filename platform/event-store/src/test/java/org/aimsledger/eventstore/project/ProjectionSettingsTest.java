package org.aimsledger.eventstore.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionSettingsTest {
  @ParameterizedTest
  @CsvSource({"8000, 2000, 1000", "8000, 100000, 8000", "8000, 16000, 8000"})
  void aSharedPageAndTheOneReadAheadFitIntoWhatIsKept(long page, long kept, long shared) {
    assertThat(settings(page, kept).sharedPageBytes()).isEqualTo(shared);
  }

  @Test
  void byDefaultTwoPagesAreKept() {
    var usual = ProjectionSettings.defaults();

    assertThat(2 * usual.sharedPageBytes()).isLessThanOrEqualTo(usual.keptBytes());
  }

  private static ProjectionSettings settings(long page, long kept) {
    var usual = ProjectionSettings.defaults();
    return new ProjectionSettings(
        usual.batch(),
        page,
        kept,
        usual.spacing(),
        usual.rest(),
        usual.poll(),
        usual.timeout(),
        usual.indexing(),
        usual.pause(),
        usual.ownWrites());
  }
}
