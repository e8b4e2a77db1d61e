package org.aimsledger.inventory.billofmaterials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Relation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The machine-learning examples of CycloneDX, and its invalid documents.
class PublishedBillsTest {
  @BeforeEach
  void theFilesAreThere() {
    assumeTrue(Files.exists(Bills.PUBLISHED), "the CycloneDX examples are not on this machine");
  }

  private static List<Draft> drafts(String name) {
    var document = new BillReader(Bills.LIMITS).read(Bills.published(name));
    var items = BillItemsReader.read(document, null);
    assertThat(items.notes()).isEmpty();
    return items.drafts();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.6/valid-machine-learning-1.6.json", "1.7/valid-machine-learning-1.7.json"})
  void aModelCardBecomesAModelAVersionAndItsData(String name) {
    // When
    var drafts = drafts(name);

    // Then
    assertThat(drafts).hasSize(4);
    var model = (Draft.Thing) drafts.get(0);
    var version = (Draft.Thing) drafts.get(2);
    assertThat(model.kind()).isEqualTo(ComponentKind.MODEL);
    assertThat(model.fields())
        .containsEntry("nameEn", List.of("stable-diffusion"))
        .containsEntry("learning", List.of("supervised"))
        .containsEntry("architecture", List.of("The architecture of the model."))
        .containsEntry("outputs", List.of("byte[]"));
    assertThat(((Draft.Thing) drafts.get(1)).fields())
        .containsEntry("nameEn", List.of("Training Data"))
        .containsEntry("confidentiality", List.of("public"));
    assertThat(version.kind()).isEqualTo(ComponentKind.MODEL_VERSION);
    assertThat(version.label()).isEqualTo("1.4");
    assertThat(version.whole()).isEqualTo(model.target());
    assertThat(version.fields().keySet())
        .contains("metrics", "limitations", "ethicalConsiderations", "knownBias");
    assertThat(version.further())
        .contains(
            "/components/0/modelCard/quantitativeAnalysis/graphics",
            "/components/0/modelCard/considerations/performanceTradeoffs");
    assertThat(((Draft.Link) drafts.get(3)).relation()).isEqualTo(Relation.TRAINED_ON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.6/valid-machine-learning-considerations-env-1.6.json",
        "1.7/valid-machine-learning-considerations-env-1.7.json"
      })
  void energyIsReadAndWhoProvidesItIsNamedAsFurther(String name) {
    // When
    var drafts = drafts(name);

    // Then
    assertThat(drafts).hasSize(3);
    var model = (Draft.Thing) drafts.getFirst();
    assertThat(model.fields()).containsEntry("energyConsumption", List.of("training: 0.4 kWh"));
    assertThat(model.further())
        .anyMatch(place -> place.endsWith("/environmentalConsiderations/energyConsumptions"));
    assertThat(((Draft.Link) drafts.get(2)).relation()).isEqualTo(Relation.SUPPLIED_BY);
  }

  @ParameterizedTest
  @FieldSource("org.aimsledger.inventory.billofmaterials.Bills#VALID")
  void whatIsImportedIsExportedWithoutLossAndValid(String name) {
    // Given
    var document = Bills.published(name);

    // When
    var exported = new BillExportReader(document, null).with(Map.of());

    // Then
    var reader = new BillReader(Bills.LIMITS);
    assertThat(reader.read(exported)).isEqualTo(reader.read(document));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid-bomformat-1.7.json, /bomFormat",
    "invalid-component-type-1.7.json, /components/0/type",
    "invalid-missing-component-type-1.7.json, /components/0",
    "invalid-serialnumber-1.7.json, /serialNumber",
    "invalid-metadata-timestamp-1.7.json, /metadata/timestamp"
  })
  void anInvalidDocumentIsRefusedWithThePlace(String name, String place) {
    // When
    var refused =
        catchThrowableOfType(
            BillRefusedException.class,
            () -> new BillReader(Bills.LIMITS).read(Bills.published("invalid-generic/" + name)));

    // Then
    assertThat(refused.places().getFirst().pointer()).isEqualTo(place);
  }
}
