package org.aimsledger.inventory.aisystem;

import static java.util.Objects.requireNonNull;
import static org.aimsledger.inventory.aisystem.Examples.BECAUSE;
import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.HHS_17;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.given;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.row;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.junit.jupiter.api.Test;

class AiSystemDeciderImportTest {
  private static final String REASON = "import omb-2025, row 18, file sha256:bbbbbbbbbbbb";
  private static final Provenance ROW =
      new Provenance(
          FieldSource.IMPORTED, "omb-2025, row 18, file sha256:bbbbbbbbbbbb", Confidence.UNKNOWN);

  private static AiSystemCommand.RecordImported recordImported(
      AiSystemProfile profile, Stage stage, HighImpact highImpact, Origin origin) {
    return new AiSystemCommand.RecordImported(
        CHATBOT, new SystemName("Chatbot"), profile, stage, highImpact, origin, NOON);
  }

  private static AiSystemEvent.ImportRecorded importRecorded(
      AiSystemProfile profile, Stage stage, HighImpact highImpact, Origin origin) {
    return new AiSystemEvent.ImportRecorded(
        CHATBOT, "Chatbot", profile, stage, highImpact, origin, ROW, NOON);
  }

  private static AiSystemProfile profileWith(FieldChange... changes) {
    return ProfileFields.of("Chatbot", PROFILE).with(List.of(changes)).profile();
  }

  private static FieldChange vendor(String from, String to) {
    return new FieldChange("vendor", List.of(from), List.of(to));
  }

  private static AiSystemEvent vendorChanged(String from, String to, String reason) {
    return new AiSystemEvent.ProfileChanged(CHATBOT, List.of(vendor(from, to)), reason, NOON);
  }

  private static AiSystemEvent vendorImported(String from, String to) {
    return new AiSystemEvent.ProfileChanged(CHATBOT, List.of(vendor(from, to)), REASON, ROW, NOON);
  }

  private static AiSystemEvent vendorContradicted(String from, String to) {
    return new AiSystemEvent.FieldsContradicted(
        CHATBOT, List.of(vendor(from, to)), ROW, REASON, NOON);
  }

  @Test
  void aRowAboutAnUnknownSystemRegistersIt() {
    // Given
    var command = recordImported(PROFILE, Stage.UNKNOWN, HighImpact.YES, row(17, "aa"));

    // When
    var decision = when(command);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.Registered(
                    CHATBOT,
                    "Chatbot",
                    PROFILE,
                    Stage.UNKNOWN,
                    HighImpact.YES,
                    row(17, "aa"),
                    FieldOrigins.of(
                        requireNonNull(row(17, "aa").importedFrom()), Confidence.UNKNOWN),
                    NOON)));
  }

  @Test
  void theSameRowAgainChangesNothing() {
    // When
    var decision =
        when(
            recordImported(PROFILE, Stage.PILOT, HighImpact.YES, row(17, "aa")),
            imported(Stage.PILOT));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void theSameRowInAnotherFileAndPlaceChangesNothing() {
    // When
    var decision =
        when(
            recordImported(PROFILE, Stage.PILOT, HighImpact.YES, row(900, "bb")),
            imported(Stage.PILOT));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aChangedRowIsRecordedAsWhatChanged() {
    // Given
    var profile = profileWith(vendor("Example Ltd", "Other Ltd"));

    // When
    var decision =
        when(
            recordImported(profile, Stage.DEPLOYED, HighImpact.NO, row(18, "bb")),
            imported(Stage.INCEPTION));

    // Then: stage moves of an import are facts, the transition table is for people
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(profile, Stage.DEPLOYED, HighImpact.NO, row(18, "bb")),
                vendorImported("Example Ltd", "Other Ltd"),
                new AiSystemEvent.HighImpactDetermined(
                    CHATBOT, HighImpact.YES, HighImpact.NO, Stage.INCEPTION, REASON, NOON),
                new AiSystemEvent.StageEntered(
                    CHATBOT, Stage.INCEPTION, Stage.DEPLOYED, HighImpact.NO, REASON, NOON)));
  }

  @Test
  void anUnchangedRowDoesNotUndoWhatAPersonChanged() {
    // When
    var decision =
        when(
            recordImported(PROFILE, Stage.PILOT, HighImpact.YES, row(17, "aa")),
            imported(Stage.PILOT),
            vendorChanged("Example Ltd", "Better Ltd", "found out"),
            new AiSystemEvent.StageEntered(
                CHATBOT, Stage.PILOT, Stage.DEPLOYED, HighImpact.YES, "it is", NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void whatTheRowSaysAnewAgainstAPersonIsKeptBesideTheRecord() {
    // Given
    var profile = profileWith(vendor("Example Ltd", "Other Ltd"));

    // When
    var decision =
        when(
            recordImported(profile, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.PILOT),
            vendorChanged("Example Ltd", "Better Ltd", "found out"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(profile, Stage.PILOT, HighImpact.YES, row(18, "bb")),
                vendorContradicted("Better Ltd", "Other Ltd")));
  }

  @Test
  void aRowThatComesRoundToWhatAPersonSaidContradictsNoMore() {
    // Given
    var other = profileWith(vendor("Example Ltd", "Other Ltd"));
    var better = profileWith(vendor("Example Ltd", "Better Ltd"));

    // When
    var decision =
        when(
            recordImported(better, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.PILOT),
            vendorChanged("Example Ltd", "Better Ltd", "found out"),
            importRecorded(other, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            vendorContradicted("Better Ltd", "Other Ltd"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(better, Stage.PILOT, HighImpact.YES, row(18, "bb")),
                vendorContradicted("Better Ltd", "Better Ltd")));
  }

  @Test
  void aRowThatSaysNothingMoreContradictsNobody() {
    // Given
    var silent = profileWith(new FieldChange("vendor", List.of("Example Ltd"), List.of()));

    // When
    var decision =
        when(
            recordImported(silent, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.PILOT),
            vendorChanged("Example Ltd", "Better Ltd", "found out"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(importRecorded(silent, Stage.PILOT, HighImpact.YES, row(18, "bb"))));
  }

  @Test
  void aChangedRowThatWasRecordedChangesNothingTheSecondTime() {
    // Given
    var profile = profileWith(vendor("Example Ltd", "Other Ltd"));

    // When
    var decision =
        when(
            recordImported(profile, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.PILOT),
            importRecorded(profile, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            vendorChanged("Example Ltd", "Other Ltd", REASON),
            vendorChanged("Other Ltd", "Best Ltd", "found out"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aRowThatOnlyGotAFlagIsRecorded() {
    // Given
    var flagged =
        Origin.imported(
            HHS_17,
            new Origin.ImportedFrom("omb-2025", "job-2", "bb".repeat(32), 18),
            List.of("external-id-repeated"));

    // When
    var decision =
        when(recordImported(PROFILE, Stage.PILOT, HighImpact.YES, flagged), imported(Stage.PILOT));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(importRecorded(PROFILE, Stage.PILOT, HighImpact.YES, flagged)));
  }

  @Test
  void aBlankStageInANewFileIsUnknownAndNotTheOldOne() {
    // When
    var decision =
        when(
            recordImported(PROFILE, Stage.UNKNOWN, HighImpact.YES, row(18, "bb")),
            imported(Stage.DEPLOYED));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(PROFILE, Stage.UNKNOWN, HighImpact.YES, row(18, "bb")),
                new AiSystemEvent.StageEntered(
                    CHATBOT, Stage.DEPLOYED, Stage.UNKNOWN, HighImpact.YES, REASON, NOON)));
  }

  @Test
  void aRowThatSaysRetiredRetiresTheSystem() {
    // When
    var decision =
        when(
            recordImported(PROFILE, Stage.RETIRED, HighImpact.YES, row(18, "bb")),
            imported(Stage.DEPLOYED),
            suspended(FIRE));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(PROFILE, Stage.RETIRED, HighImpact.YES, row(18, "bb")),
                new AiSystemEvent.Retired(CHATBOT, REASON, NOON)));
  }

  @Test
  void aRowDoesNotBringARetiredSystemBack() {
    // When
    var importedAsRetired =
        when(
            recordImported(PROFILE, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.RETIRED));
    var retiredByPerson =
        when(
            recordImported(PROFILE, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.DEPLOYED),
            retired());

    // Then
    var refused = Decision.reject(new AiSystemRejection.SystemRetired(CHATBOT));
    assertThat(importedAsRetired).isEqualTo(refused);
    assertThat(retiredByPerson).isEqualTo(refused);
  }

  @Test
  void aRowMayCorrectTheDescriptionOfARetiredSystem() {
    // Given
    var profile = profileWith(vendor("Example Ltd", "Other Ltd"));

    // When
    var decision =
        when(
            recordImported(profile, Stage.RETIRED, HighImpact.YES, row(18, "bb")),
            imported(Stage.RETIRED));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(profile, Stage.RETIRED, HighImpact.YES, row(18, "bb")),
                vendorImported("Example Ltd", "Other Ltd")));
  }

  @Test
  void aFirstRowAboutADeclaredSystemClearsNothingAndOverwritesNothing() {
    // Given
    var profile =
        ProfileFields.of("Chatbot", AiSystemProfile.EMPTY)
            .with(List.of(new FieldChange("vendor", List.of(), List.of("Other Ltd"))))
            .profile();

    // When
    var decision =
        when(
            recordImported(profile, Stage.UNKNOWN, HighImpact.UNKNOWN, row(18, "bb")),
            registered());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                importRecorded(profile, Stage.UNKNOWN, HighImpact.UNKNOWN, row(18, "bb")),
                vendorContradicted("Example Ltd", "Other Ltd")));
  }

  @Test
  void anOwnerInANewRowIsAssignedAndAMissingOneIsKept() {
    // Given
    var other = profileWith(new FieldChange("owner", List.of("u-4711"), List.of("u-2")));
    var none = profileWith(new FieldChange("owner", List.of("u-4711"), List.of()));

    // When
    var assigned =
        when(
            recordImported(other, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.PILOT));
    var kept =
        when(
            recordImported(none, Stage.PILOT, HighImpact.YES, row(18, "bb")),
            imported(Stage.PILOT));

    // Then
    assertThat(assigned)
        .isEqualTo(
            Decision.accept(
                importRecorded(other, Stage.PILOT, HighImpact.YES, row(18, "bb")),
                new AiSystemEvent.OwnerAssigned(CHATBOT, "u-4711", "u-2", REASON, ROW, NOON)));
    assertThat(kept)
        .isEqualTo(
            Decision.accept(importRecorded(none, Stage.PILOT, HighImpact.YES, row(18, "bb"))));
  }

  @Test
  void aRowWithAnotherExternalIdIsRefused() {
    // Given
    var other = new ExternalId("HHS", "HHS-0018");
    var origin =
        Origin.imported(
            other, new Origin.ImportedFrom("omb-2025", "job-2", "bb".repeat(32), 18), List.of());

    // When
    var decision =
        when(recordImported(PROFILE, Stage.PILOT, HighImpact.YES, origin), imported(Stage.PILOT));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(new AiSystemRejection.ExternalIdDiffers(CHATBOT, HHS_17, other)));
  }

  @Test
  void aRowNeedsTheOriginOfAnImport() {
    // When / Then
    assertThatThrownBy(
            () -> recordImported(PROFILE, Stage.PILOT, HighImpact.YES, Origin.declared(HHS_17)))
        .isInstanceOf(IllegalFieldException.class);
  }

  @Test
  void aPersonMayRefineWhatWasImported() {
    // When
    var state =
        given(
            imported(Stage.UNKNOWN),
            new AiSystemEvent.StageEntered(
                CHATBOT, Stage.UNKNOWN, Stage.DEPLOYED, HighImpact.YES, BECAUSE.value(), EVENING));

    // Then
    var facts = ((AiSystem.Known) state).facts();
    assertThat(facts.stage()).isEqualTo(Stage.DEPLOYED);
    assertThat(facts.changedAt()).isEqualTo(EVENING);
    assertThat(facts.imported())
        .isEqualTo(
            new AiSystem.ImportedRow(
                "Chatbot", PROFILE, Stage.UNKNOWN, HighImpact.YES, row(17, "aa")));
  }
}
