package org.aimsledger.inventory.billofmaterials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aimsledger.inventory.billofmaterials.BillRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillReaderTest {
  private static final BillLimits LIMITS = new BillLimits(20, 50, 40, 5);

  private static String bill(String members) {
    return "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.7\", \"version\": 1, "
        + members
        + "}";
  }

  private static BillRefusedException refusal(String document) {
    var refused =
        catchThrowableOfType(
            BillRefusedException.class,
            () -> new BillReader(LIMITS).read(document.getBytes(UTF_8)));
    assertThat(refused).as(document).isNotNull();
    return refused;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.6", "1.7"})
  void ourOwnSampleIsTakenInEachVersion(String version) {
    // Given
    var document = Bills.sample("x").replace("\"1.7\"", "\"" + version + "\"");

    // When
    var read = new BillReader(LIMITS).read(document.getBytes(UTF_8));

    // Then
    assertThat(read.at("/components/0/name").asText()).isEqualTo("lamp-classifier");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "components": [{"name": "a"}]                                            | NOT_VALID          | /components/0
          "components": [{"type": "lamp", "name": "a"}]                            | NOT_VALID          | /components/0/type
          "components": [{"type": "data", "name": 7}]                              | NOT_VALID          | /components/0/name
          "serialNumber": "7"                                                      | NOT_VALID          | /serialNumber
          "metadata": {"timestamp": "2020-04-13"}                                  | NOT_VALID          | /metadata/timestamp
          "components": [{"type": "data", "name": "a", "bom-ref": "r"}, {"type": "data", "name": "b", "bom-ref": "r"}] | REFERENCE_REPEATED | /components/1/bom-ref
          "components": [{"type": "data", "name": "a", "name": "b"}]               | NOT_JSON           | /components/0/name
          "version": 2                                                             | NOT_JSON           | /version
          """)
  void aRefusalNamesThePlace(String members, Reason reason, String place) {
    // When
    var refused = refusal(bill(members));

    // Then
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.places().getFirst().pointer()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                 | NOT_SUPPORTED | /bomFormat
          {"bomFormat": "SPDX", "specVersion": "1.7"}        | NOT_SUPPORTED | /bomFormat
          {"bomFormat": "CycloneDX", "specVersion": "1.5"}   | NOT_SUPPORTED | /specVersion
          {"bomFormat": "CycloneDX", "specVersion": "1.7"} 1 | NOT_JSON      | ``
          """)
  void whatIsNoBillIsRefused(String document, Reason reason, String place) {
    // When
    var refused = refusal(document);

    // Then
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.places().getFirst().pointer()).isEqualTo(place);
  }

  @Test
  void aBottomlessDocumentIsRefusedBeforeItIsUnderstood() {
    assertThat(refusal("[".repeat(100_000)).reason()).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void aNumberWithoutEndIsRefused() {
    // When
    var refused = refusal(bill("\"x\": 1" + "0".repeat(100_000)));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.NOT_JSON);
    assertThat(refused.places().getFirst().pointer()).isEqualTo("/x");
  }

  @Test
  void moreThingsThanAreTakenAreRefused() {
    // Given
    var components =
        IntStream.range(0, 51)
            .mapToObj("{\"type\": \"data\", \"name\": \"%d\"}"::formatted)
            .collect(Collectors.joining(","));

    // When
    var refused = refusal(bill("\"components\": [" + components + "]"));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refused.places().getFirst().pointer()).isEqualTo("/components/50");
  }

  @Test
  void onlyTheFirstPlacesAreNamed() {
    // Given
    var components =
        IntStream.range(0, 20)
            .mapToObj("{\"name\": \"%d\"}"::formatted)
            .collect(Collectors.joining(","));

    // When
    var refused = refusal(bill("\"components\": [" + components + "]"));

    // Then
    assertThat(refused.places()).hasSize(LIMITS.places());
  }
}
