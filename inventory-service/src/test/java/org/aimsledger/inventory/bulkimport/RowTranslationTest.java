package org.aimsledger.inventory.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.aisystem.AiSystemCommand.RecordImported;
import org.aimsledger.inventory.bulkimport.RowTranslation.KeptBack;
import org.aimsledger.inventory.bulkimport.RowTranslation.Understood;
import org.junit.jupiter.api.Test;

class RowTranslationTest {
  @Test
  void aWholeRowBecomesACommandWithRawAndParsedValues() {
    // When
    var command = command(1);

    // Then
    assertThat(command.name().value()).isEqualTo("Lamp triage");
    assertThat(command.stage()).isEqualTo(Stage.DEPLOYED);
    assertThat(command.highImpact()).isEqualTo(HighImpact.YES);
    assertThat(command.profile().technology()).isEqualTo(Technology.CLASSICAL_ML);
    assertThat(command.profile().purpose()).isEqualTo("Which lamps fail first?\nTwo lines.");
    assertThat(command.profile().attributes())
        .containsEntry(
            "operationalDate", new AttributeValue("2024-03-05 00:00:00", "2024-03-05", "DAY", null))
        .containsEntry(
            "demographicFeatures",
            new AttributeValue("['c) Age', 'l) Other']", "c) Age; l) Other", null, null))
        .containsEntry("testing", new AttributeValue("Yes", "DONE", null, null));
  }

  @Test
  void aValueOfTheWrongColumnIsKeptAndFlagged() {
    // When
    var row = (Understood) Samples.translated(Samples.sample()).get(0);

    // Then
    assertThat(row.flags())
        .containsExactly(
            "training-not-in-vocabulary", "rule-high-impact-in-use-follows-the-minimum-practices");
    assertThat(row.command().profile().attributes().get("training"))
        .isEqualTo(
            new AttributeValue(
                "b) Development of monitoring protocols is in-progess",
                null,
                null,
                "not-in-vocabulary"));
  }

  @Test
  void aMonthStaysAMonthAndAYearAYear() {
    assertThat(command(2).profile().attributes().get("operationalDate"))
        .isEqualTo(new AttributeValue("Jan-25", "2025-01", "MONTH", null));
    assertThat(command(5).profile().attributes().get("operationalDate"))
        .isEqualTo(new AttributeValue("2019", "2019", "YEAR", null));
  }

  @Test
  void aBlankStageIsUnknownAndNeverDeployed() {
    assertThat(command(4).stage()).isEqualTo(Stage.UNKNOWN);
  }

  @Test
  void rowsWithoutIdAreToldApartAndFlagged() {
    // Given
    var mapping = Samples.mapping();
    var table = TableReader.read(Samples.sample(), mapping);

    // When
    var identities = RowIdentities.of(mapping, table.rows());

    // Then
    assertThat(identities.get(2).externalId()).isNull();
    assertThat(identities.get(2).flags())
        .containsExactly(RowIdentities.ID_MISSING, RowIdentities.ROW_REPEATED);
    assertThat(identities.get(2).key()).isNotEqualTo(identities.get(3).key());
  }

  @Test
  void ofTwoRowsWithOneIdTheFirstKeepsItAndBothAreFlagged() {
    // Given
    var mapping = Samples.mapping();
    var table = TableReader.read(Samples.sample(), mapping);

    // When
    var identities = RowIdentities.of(mapping, table.rows());

    // Then
    assertThat(identities.get(4).externalId()).isNotNull();
    assertThat(identities.get(5).externalId()).isNull();
    assertThat(identities.get(4).flags()).containsExactly(RowIdentities.ID_REPEATED);
    assertThat(identities.get(5).flags()).containsExactly(RowIdentities.ID_REPEATED);
  }

  @Test
  void aBrokenRuleFlagsTheRow() {
    // When
    var row = (Understood) Samples.translated(Samples.sample()).get(5);

    // Then
    assertThat(row.flags())
        .containsExactlyInAnyOrder(
            RowIdentities.ID_REPEATED,
            "operationalDate-date-not-understood",
            "rule-presumed-needs-justification");
  }

  @Test
  void anUnnamedSystemIsCalledThatAndFlagged() {
    assertThat(command(7).name().value()).isEqualTo("(not named)");
    assertThat(command(7).origin().flags()).contains("name-missing");
  }

  @Test
  void anUnknownStageKeepsTheRowBack() {
    assertThat(Samples.translated(Samples.sample()).get(7))
        .isEqualTo(
            new KeptBack(
                java.util.List.of("development_stage: 'Someday' is not in the mapping's values")));
  }

  @Test
  void columnsAboutPersonsNeverReachTheCommand() {
    assertThat(command(1).toString()).doesNotContain("someone@example.org");
  }

  private static RecordImported command(int row) {
    return ((Understood) Samples.translated(Samples.sample()).get(row - 1)).command();
  }

  @Test
  void aRuleHoldsForEachWordingOfItsConditionAndOnlyWhereAllConditionsAreMet() {
    // Given
    var mapping =
        MappingReader.read(
            """
            id: lamps
            identity: {scope: agency, id: id, withoutId: [name]}
            name: {column: name}
            profile: {}
            stage: {column: stage, values: {Lit: DEPLOYED, Burning: DEPLOYED, Dark: RETIRED}}
            rules:
              - id: bright-and-lit-needs-watts
                when: {column: stage, in: [Lit]}
                and: [{column: bright, in: ["Yes"]}]
                require: [watts]
            """);
    var table =
        TableReader.read(
            "agency,id,name,stage,bright,watts\nA,1,a,Burning,yes,\nA,2,b,Burning,no,\nA,3,c,Dark,yes,\nA,4,d,Lit,Yes,40\nA,5,e,Lit,Yes,[]\n"
                .getBytes(StandardCharsets.UTF_8),
            mapping);

    // When
    var flagged =
        Samples.translated(mapping, table).stream()
            .map(Understood.class::cast)
            .map(row -> row.flags().contains("rule-bright-and-lit-needs-watts"));

    // Then
    assertThat(flagged).containsExactly(true, false, false, false, true);
  }
}
