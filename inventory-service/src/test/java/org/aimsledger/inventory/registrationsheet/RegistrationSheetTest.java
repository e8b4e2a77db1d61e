package org.aimsledger.inventory.registrationsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.inventory.aisystem.AiSystem;
import org.aimsledger.inventory.aisystem.Examples;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.aimsledger.inventory.registrationsheet.RegistrationSheet.Entry;
import org.aimsledger.inventory.registrationsheet.RegistrationSheet.Status;
import org.aimsledger.referencedata.RegistrationSheets;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationSheetTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final LocalDate BEFORE_THE_CHANGE = LocalDate.of(2026, 7, 26);
  private static final RegistrationSheets PACK =
      BundledPacks.load().registrationSheets().inForceOn(TODAY);

  private static RegistrationSheet filled(
      String sheet, Map<String, List<String>> record, LocalDate day) {
    return Objects.requireNonNull(
        RegistrationSheet.of(PACK, sheet, place -> record.getOrDefault(place, List.of()), day));
  }

  private static Entry entry(RegistrationSheet sheet, String id) {
    return sheet.entries().stream()
        .filter(one -> one.item().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Oracle: Annex VIII has 13, 9 and 5 points.
  @ParameterizedTest
  @CsvSource({"A, 13", "B, 9", "C, 5"})
  void everyPointOfASheetIsThereInItsOrder(String sheet, int points) {
    // When
    var numbers = PACK.of(sheet).stream().map(item -> Integer.valueOf(item.number())).toList();

    // Then
    assertThat(numbers).isSorted();
    assertThat(numbers.stream().distinct()).hasSize(points);
    assertThat(numbers).last().isEqualTo(points);
  }

  @Test
  void theFirstPlaceThatHasAnAnswerCounts() {
    // Given
    var record =
        Map.of(
            "profile.intendedUse", List.of("general questions"),
            "profile.purpose", List.of("answers"));

    // When
    var declared = entry(filled("A", record, TODAY), "A5-purpose");
    var nothing = entry(filled("A", Map.of(), TODAY), "A5-purpose");

    // Then
    assertThat(declared.place()).isEqualTo("profile.intendedUse");
    assertThat(declared.answer()).containsExactly("general questions");
    assertThat(declared.status()).isEqualTo(Status.ANSWERED);
    assertThat(nothing.place()).isEqualTo("statement.intended");
    assertThat(nothing.status()).isEqualTo(Status.MISSING);
  }

  @Test
  void whatIsDeletedIsAskedForUntilThenAndMarkedAfterwards() {
    // When
    var before = filled("B", Map.of(), BEFORE_THE_CHANGE);
    var after = filled("B", Map.of(), BEFORE_THE_CHANGE.plusDays(1));

    // Then
    assertThat(before.missing()).contains("B7", "B9");
    assertThat(after.missing()).doesNotContain("B7", "B9");
    assertThat(entry(after, "B7").status()).isEqualTo(Status.DELETED);
    assertThat(entry(after, "B9").item().deletedBy()).isEqualTo("Regulation (EU) 2026/1744");
  }

  @Test
  void whatNeedNotBeSaidIsNotMissing() {
    // When
    var sheet = filled("C", Map.of(), TODAY);

    // Then
    assertThat(sheet.missing()).containsExactly("C1", "C2", "C3", "C4");
    assertThat(entry(sheet, "C5").status()).isEqualTo(Status.OPEN);
  }

  @Test
  void thereAreThreeSheets() {
    // When
    var none = RegistrationSheet.of(PACK, "D", _ -> List.of(), TODAY);

    // Then
    assertThat(none).isNull();
  }

  @Test
  void theRecordHasEveryPlaceOfThePack() {
    // Given
    var record = new RecordReader(facts(), statement());

    // When / Then
    PACK.items()
        .forEach(
            item ->
                item.from()
                    .forEach(
                        place ->
                            assertThatCode(() -> record.at(place)).doesNotThrowAnyException()));
    assertThat(record.at("system.name")).containsExactly("Chatbot");
    assertThat(record.at("system.externalId")).containsExactly("HHS HHS-0017");
    assertThat(record.at("statement.intended")).containsExactly("answering");
    assertThat(record.at("attribute.piaUrl")).containsExactly("https://example.org/pia");
    assertThat(record.at("attribute.memberStates")).isEmpty();
    assertThat(new RecordReader(facts(), null).at("statement.intended")).isEmpty();
  }

  private static UseStatement statement() {
    return new UseStatement(
        List.of("answering"), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static AiSystem.Facts facts() {
    AiSystemProfile profile = Examples.PROFILE;
    return new AiSystem.Facts(
        "Chatbot",
        profile,
        Stage.DEPLOYED,
        HighImpact.YES,
        "",
        Origin.declared(new ExternalId("HHS", "HHS-0017")),
        null,
        FieldOrigins.NONE,
        Examples.MORNING,
        Examples.NOON);
  }
}
