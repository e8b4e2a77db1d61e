package org.aimsledger.inventory.systemregister;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.FLOOD;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.given;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.aisystem.AiSystem;
import org.aimsledger.inventory.platform.SystemNames;
import org.aimsledger.inventory.systemregister.SystemRegisterQuery.Listed;
import org.aimsledger.inventory.systemregister.SystemRegisterResponses.SummaryResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SystemRegisterProjectionTest {
  private static final Instant RECORDED = Instant.parse("2026-11-20T12:00:01Z");
  private final SystemRegisterProjection projection = new SystemRegisterProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, int version) {
    var meta =
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("ai-system", CHATBOT),
            version,
            0,
            version,
            RECORDED.plusSeconds(version),
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private SystemRegisterRow replay(List<AiSystemEvent> history) {
    @Nullable SystemRegisterRow row = null;
    for (var i = 0; i < history.size(); i++) {
      row = projection.apply(row, recorded(history.get(i), i + 1));
    }
    return java.util.Objects.requireNonNull(row);
  }

  static Stream<List<AiSystemEvent>> histories() {
    var change =
        new AiSystemEvent.ProfileChanged(
            CHATBOT,
            List.of(
                new FieldChange("aliases", List.of("Ask-me"), List.of("Ask", "Tell")),
                new FieldChange("attributes.nameZhHant.raw", List.of(), List.of("助理")),
                new FieldChange("attributes.note.raw", List.of(), List.of("x")),
                new FieldChange("decisionPart", List.of("INFORMS"), List.of()),
                new FieldChange("intendedUse", List.of("?"), List.of()),
                new FieldChange("name", List.of("Chatbot"), List.of("Helper")),
                new FieldChange("offering", List.of("EXTERNAL"), List.of("INTERNAL")),
                new FieldChange("organisation", List.of("?"), List.of("Ministry")),
                new FieldChange("organisationRoles", List.of("?"), List.of("PROVIDER")),
                new FieldChange("owner", List.of("u-4711"), List.of()),
                new FieldChange("purpose", List.of("?"), List.of("Helps")),
                new FieldChange("sector", List.of("?"), List.of()),
                new FieldChange("technology", List.of("GENERATIVE"), List.of("AGENTIC")),
                new FieldChange("topicArea", List.of("?"), List.of("Law")),
                new FieldChange("unit", List.of("?"), List.of("U2")),
                new FieldChange("vendor", List.of("?"), List.of())),
            "because",
            NOON);
    var flagged =
        Origin.imported(
            null,
            new Origin.ImportedFrom("omb-2025", "job-2", "bb".repeat(32), 18),
            List.of("date-not-understood"));
    return Stream.of(
        List.of(registered()),
        List.of(imported(Stage.RETIRED)),
        List.of(registered(), change),
        List.of(
            registered(),
            new AiSystemEvent.OwnerAssigned(CHATBOT, "u-4711", "u-2", "x", NOON),
            new AiSystemEvent.HighImpactDetermined(
                CHATBOT, HighImpact.UNKNOWN, HighImpact.YES, Stage.INCEPTION, "x", NOON),
            new AiSystemEvent.StageEntered(
                CHATBOT, Stage.INCEPTION, Stage.DEVELOPMENT, HighImpact.YES, "x", NOON)),
        List.of(
            registered(),
            new AiSystemEvent.RolesChanged(
                CHATBOT,
                PROFILE.organisationRoles(),
                List.of(OrganisationRole.PROVIDER),
                RoleChangeCause.CHANGED_PURPOSE,
                LocalDate.of(2026, 11, 1),
                "x",
                null,
                "u-1",
                NOON)),
        List.of(registered(), suspended(FIRE)),
        List.of(
            registered(),
            suspended(FIRE),
            suspended(FLOOD),
            new AiSystemEvent.HoldReleased(CHATBOT, "x", FIRE, NOON)),
        List.of(registered(), suspended(FIRE), new AiSystemEvent.Resumed(CHATBOT, "x", FIRE, NOON)),
        List.of(
            registered(),
            suspended(FIRE),
            retired(),
            new AiSystemEvent.ContainmentDeclined(CHATBOT, FLOOD, "x", NOON)),
        List.of(
            imported(Stage.PILOT),
            new AiSystemEvent.ImportRecorded(
                CHATBOT, "Chatbot", PROFILE, Stage.PILOT, HighImpact.YES, flagged, NOON)));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void theRowSaysTheSameAsTheStateOfTheStream(List<AiSystemEvent> history) {
    // When
    var row = replay(history);

    // Then
    var state = (AiSystem.Known) given(history.toArray(AiSystemEvent[]::new));
    var facts = state.facts();
    var profile = facts.profile();
    var imported = facts.imported();
    assertThat(SummaryResponse.of(new Listed(row, null)))
        .isEqualTo(
            new SummaryResponse(
                CHATBOT,
                history.size(),
                facts.name(),
                SystemNames.of(profile, "nameEn"),
                SystemNames.of(profile, "nameZhHans"),
                SystemNames.of(profile, "nameZhHant"),
                profile.aliases(),
                profile.purpose(),
                profile.owner(),
                profile.organisation(),
                profile.unit(),
                profile.organisationRoles().stream().map(Enum::name).toList(),
                profile.technology(),
                profile.decisionPart(),
                profile.offering(),
                profile.topicArea(),
                profile.sector(),
                profile.vendor(),
                facts.stage(),
                facts.stage().isLive(),
                facts.highImpact(),
                state instanceof AiSystem.Suspended,
                null,
                null,
                null,
                false,
                null,
                facts.origin().kind(),
                facts.origin().externalId(),
                imported == null ? facts.origin().flags() : imported.origin().flags(),
                facts.registeredAt(),
                RECORDED.plusSeconds(history.size())));
  }

  @Test
  void aSearchLooksThroughNamesPurposeVendorTopicAndExternalIdInLowerCase() {
    // When
    var row = replay(List.of(registered()));

    // Then
    assertThat(row.searchText)
        .isEqualTo(
            "chatbot\nanswers questions of citizens about benefits\nexample ltd\n"
                + "service delivery\nhhs-0017\nask-me");
  }

  @Test
  void aReportTouchesNoRow() {
    // When
    var key =
        projection.key(
            recorded(
                new AiSystemReportEvent.Received(
                    FIRE, CHATBOT, ReportKind.HARM, "harm", "urn:m", "1", null, NOON),
                1));

    // Then
    assertThat(key).isNull();
  }

  @Test
  void aHistoryThatDoesNotBeginWithARegistrationStopsTheView() {
    // When / Then
    assertThatThrownBy(() -> projection.apply(null, recorded(retired(), 1)))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void aSecondRegistrationStopsTheView() {
    // Given
    var row = replay(List.of(registered()));

    // When / Then
    assertThatThrownBy(() -> projection.apply(row, recorded(registered(), 2)))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void countsNameEveryValueAndNeverCountUnknownAsLive() {
    // When
    var counts =
        SystemRegisterResponses.CountsResponse.of(
            List.of(
                count(Stage.UNKNOWN, HighImpact.YES, false, 3),
                count(Stage.DEPLOYED, HighImpact.YES, false, 5),
                count(Stage.PILOT, HighImpact.NO, true, 7),
                count(Stage.RETIRED, HighImpact.YES, false, 11)));

    // Then
    assertThat(counts.total()).isEqualTo(26);
    assertThat(counts.live()).isEqualTo(12);
    assertThat(counts.liveHighImpact()).isEqualTo(5);
    assertThat(counts.suspended()).isEqualTo(7);
    assertThat(counts.byStage()).hasSize(Stage.values().length).containsEntry(Stage.PILOT, 7L);
    assertThat(counts.byStage()).containsEntry(Stage.INCEPTION, 0L);
    assertThat(counts.byHighImpact()).containsEntry(HighImpact.YES, 19L);
    assertThat(counts.byHighImpactAndStage().get(HighImpact.YES))
        .containsEntry(Stage.UNKNOWN, 3L)
        .containsEntry(Stage.DEPLOYED, 5L);
  }

  private static SystemRegisterQuery.Count count(
      Stage stage, HighImpact highImpact, boolean suspended, long systems) {
    return new SystemRegisterQuery.Count(
        stage, highImpact, org.aimsledger.contracts.inventory.Technology.NLP, suspended, systems);
  }
}
