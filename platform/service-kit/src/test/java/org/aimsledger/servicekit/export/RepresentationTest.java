package org.aimsledger.servicekit.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "absent|PAGE",
        "*/*|PAGE",
        "application/json|PAGE",
        "text/csv|CSV",
        "text/csv;charset=utf-8|CSV",
        "TEXT/CSV|CSV",
        "text/*|CSV",
        "application/*|PAGE",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet|XLSX",
        "application/vnd.aimsledger.rows+json|ROWS",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|PAGE",
        "application/json;q=0.5, text/csv;q=0.9|CSV",
        "text/csv, application/json|PAGE",
        "application/json;q=0, */*|CSV",
        "*/*;q=0.1, text/csv;q=0.2|CSV",
        "nonsense;;q=,|PAGE",
      })
  void theFormThatIsLikedBestIsGivenAndAPageWhenNothingIsSaid(
      @Nullable String accept, Representation form) {
    // When
    var preferred = Representation.preferred(accept);

    // Then
    assertThat(preferred).isEqualTo(form);
  }
}
