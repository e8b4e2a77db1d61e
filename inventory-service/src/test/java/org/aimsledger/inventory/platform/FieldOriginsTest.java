package org.aimsledger.inventory.platform;

import static java.util.Objects.requireNonNull;
import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.SCANNER;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.aisystem.Examples;
import org.junit.jupiter.api.Test;

class FieldOriginsTest {
  private static final String ROW_17 = "omb-2025, row 17, file sha256:aaaaaaaaaaaa";
  private static final String ROW_18 = "omb-2025, row 18, file sha256:bbbbbbbbbbbb";

  private static FieldOrigins after(AiSystemEvent... events) {
    var origins = FieldOrigins.NONE;
    for (var event : events) {
      origins = origins.after(event);
    }
    return origins;
  }

  private static FieldOrigin declared(Instant at) {
    return new FieldOrigin(FieldSource.DECLARED, null, Confidence.UNKNOWN, at, null);
  }

  private static FieldOrigin imported(String row, Instant at) {
    return new FieldOrigin(FieldSource.IMPORTED, row, Confidence.UNKNOWN, at, null);
  }

  @Test
  void eachFieldWithAValueHasAnOriginAndNoOther() {
    // When
    var origins = after(registered());

    // Then: neither what is UNKNOWN nor what nobody said
    assertThat(origins.fields())
        .containsOnlyKeys(
            "aliases",
            "attributes.operationalDate",
            "attributes.piaUrl",
            "decisionPart",
            "intendedUse",
            "name",
            "offering",
            "organisation",
            "organisationRoles",
            "owner",
            "purpose",
            "sector",
            "stage",
            "technology",
            "topicArea",
            "unit",
            "vendor");
    assertThat(origins.fields().values()).containsOnly(declared(MORNING));
  }

  @Test
  void eventsThatWereStoredBeforeTellTheirOriginByTheirKindAndReason() {
    // Given: none of these says anything of provenance
    var reason = "import " + ROW_18;

    // When
    var origins =
        after(
            Examples.imported(Stage.PILOT),
            new AiSystemEvent.ImportRecorded(
                CHATBOT, "Chatbot", PROFILE, Stage.DEPLOYED, HighImpact.NO, row(18, "bb"), NOON),
            new AiSystemEvent.ProfileChanged(
                CHATBOT, List.of(vendor("Example Ltd", "Other Ltd")), reason, NOON),
            new AiSystemEvent.OwnerAssigned(CHATBOT, "u-4711", "u-2", reason, NOON),
            new AiSystemEvent.RolesChanged(
                CHATBOT,
                List.of(OrganisationRole.USER),
                List.of(OrganisationRole.DEPLOYER),
                RoleChangeCause.IMPORTED,
                LocalDate.of(2026, 11, 20),
                reason,
                null,
                null,
                NOON),
            new AiSystemEvent.HighImpactDetermined(
                CHATBOT, HighImpact.YES, HighImpact.NO, Stage.PILOT, reason, NOON),
            new AiSystemEvent.StageEntered(
                CHATBOT, Stage.PILOT, Stage.DEPLOYED, HighImpact.NO, reason, NOON),
            new AiSystemEvent.ProfileChanged(
                CHATBOT,
                List.of(new FieldChange("sector", List.of("x"), List.of("Health"))),
                "a person said so",
                EVENING));

    // Then
    assertThat(origins.fields().get("purpose")).isEqualTo(imported(ROW_17, MORNING));
    for (var field : List.of("vendor", "owner", "organisationRoles", "highImpact", "stage")) {
      assertThat(origins.fields().get(field)).as(field).isEqualTo(imported(ROW_18, NOON));
    }
    assertThat(origins.fields().get("sector")).isEqualTo(declared(EVENING));
  }

  @Test
  void aReasonThatOnlyLooksLikeARowOfAFileIsAPersons() {
    // When
    var origins =
        after(
            Examples.imported(Stage.PILOT),
            new AiSystemEvent.ProfileChanged(
                CHATBOT,
                List.of(vendor("Example Ltd", "Other Ltd")),
                "import by hand, row 3",
                NOON));

    // Then
    assertThat(origins.fields().get("vendor")).isEqualTo(declared(NOON));
  }

  @Test
  void whatIsClearedHasNoOriginAnyMore() {
    // When
    var origins =
        after(
            registered(),
            new AiSystemEvent.ProfileChanged(
                CHATBOT,
                List.of(
                    new FieldChange("attributes.operationalDate.parsed", List.of("x"), List.of()),
                    new FieldChange("attributes.operationalDate.raw", List.of("x"), List.of()),
                    new FieldChange("vendor", List.of("Example Ltd"), List.of())),
                "left",
                NOON),
            new AiSystemEvent.StageEntered(
                CHATBOT, Stage.INCEPTION, Stage.UNKNOWN, HighImpact.UNKNOWN, "?", NOON));

    // Then
    assertThat(origins.fields())
        .doesNotContainKeys("attributes.operationalDate", "vendor", "stage")
        .containsKey("attributes.piaUrl");
  }

  @Test
  void partsOfAnAttributeInTwoEventsAreOneContradiction() {
    // When
    var origins =
        after(
            registered(),
            contradicted("attributes.operationalDate.parsed", "2026"),
            contradicted("attributes.operationalDate.raw", "in 2026"));

    // Then
    assertThat(origins.contradictions()).containsOnlyKeys("attributes.operationalDate");
    var one = requireNonNull(origins.contradictions().get("attributes.operationalDate"));
    assertThat(one.values())
        .containsEntry("attributes.operationalDate.parsed", List.of("2026"))
        .containsEntry("attributes.operationalDate.raw", List.of("in 2026"));
    assertThat(origins.fields().get("attributes.operationalDate")).isEqualTo(declared(MORNING));
  }

  private static AiSystemEvent contradicted(String part, String to) {
    return new AiSystemEvent.FieldsContradicted(
        CHATBOT, List.of(new FieldChange(part, List.of("x"), List.of(to))), SCANNER, "scan", NOON);
  }

  private static FieldChange vendor(String from, String to) {
    return new FieldChange("vendor", List.of(from), List.of(to));
  }
}
