package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlflowSignatureTest {
  private static final MlflowSignature SECRET = new MlflowSignature("secret".getBytes(UTF_8));
  private static final String DELIVERY = "11111111-1111-1111-1111-111111111111";
  private static final byte[] BODY =
      "{\"entity\":\"model_version\",\"action\":\"created\"}".getBytes(UTF_8);

  /// Computed with MLflow's own rule.
  private static final String EXPECTED = "v1,thPA4TCMPLphwWDrlQUgox2dLSxriIv51DaUQ4WdGIk=";

  @Test
  void itIsWhatMlflowComputes() {
    // When
    var signature = SECRET.of(DELIVERY, "1700000000", BODY);

    // Then
    assertThat(signature).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1,thPA4TCMPLphwWDrlQUgox2dLSxriIv51DaUQ4WdGIk= | 1700000000 | true",
        "v1,thPA4TCMPLphwWDrlQUgox2dLSxriIv51DaUQ4WdGIk= | 1700000001 | false",
        "v1,thPA4TCMPLphwWDrlQUgox2dLSxriIv51DaUQ4WdGIg= | 1700000000 | false",
        "thPA4TCMPLphwWDrlQUgox2dLSxriIv51DaUQ4WdGIk=    | 1700000000 | false",
        "v1,                                             | 1700000000 | false"
      })
  void nothingButTheSignatureItselfSigns(String signature, String timestamp, boolean signs) {
    // When
    var signed = SECRET.signs(signature, DELIVERY, timestamp, BODY);

    // Then
    assertThat(signed).isEqualTo(signs);
  }
}
