package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.describe;
import static org.aimsledger.inventory.aisystem.Examples.given;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AiSystemDeciderDescriptionTest {
  @Test
  void onlyWhatReallyChangesIsRecordedFieldByField() {
    // When
    var decision =
        when(
            describe(
                Map.of(
                    "purpose", List.of("Answers everything"),
                    "vendor", List.of(),
                    "sector", List.of("Public administration"),
                    "organisationRoles", List.of("DEPLOYER"),
                    "attributes.piaUrl.raw", List.of("https://example.org/pia/2"))),
            registered());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.ProfileChanged(
                    CHATBOT,
                    List.of(
                        new FieldChange(
                            "attributes.piaUrl.raw",
                            List.of("https://example.org/pia"),
                            List.of("https://example.org/pia/2")),
                        new FieldChange(
                            "purpose",
                            List.of("Answers questions of citizens about benefits"),
                            List.of("Answers everything")),
                        new FieldChange("vendor", List.of("Example Ltd"), List.of())),
                    "because",
                    NOON),
                new AiSystemEvent.RolesChanged(
                    CHATBOT,
                    List.of(OrganisationRole.DEPLOYER, OrganisationRole.USER),
                    List.of(OrganisationRole.DEPLOYER),
                    RoleChangeCause.DECLARED,
                    LocalDate.of(2026, 11, 20),
                    "because",
                    null,
                    null,
                    NOON)));
  }

  @Test
  void describingWhatIsKnownChangesNothing() {
    // When
    var decision =
        when(
            describe(Map.of("name", List.of(" Chatbot "), "technology", List.of("GENERATIVE"))),
            registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aSystemCanBeRenamed() {
    // When
    var state =
        given(
            registered(),
            new AiSystemEvent.ProfileChanged(
                CHATBOT,
                List.of(new FieldChange("name", List.of("Chatbot"), List.of("Helper"))),
                "because",
                NOON));

    // Then
    assertThat(((AiSystem.Known) state).facts().name()).isEqualTo("Helper");
    assertThat(((AiSystem.Known) state).facts().profile()).isEqualTo(PROFILE);
  }

  @Test
  void aRemovedAttributeLeavesNothingBehind() {
    // When
    var decision =
        when(describe(Map.of("attributes.operationalDate.raw", List.of())), registered());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.ProfileChanged(
                    CHATBOT,
                    List.of(
                        new FieldChange(
                            "attributes.operationalDate.parsed", List.of("2025-01"), List.of()),
                        new FieldChange(
                            "attributes.operationalDate.precision", List.of("MONTH"), List.of()),
                        new FieldChange(
                            "attributes.operationalDate.raw", List.of("Jan-25"), List.of())),
                    "because",
                    NOON)));
  }

  @Test
  void muchTextIsRecordedInSeveralEvents() {
    // Given
    var long1 = "a".repeat(4_000);
    var long2 = "b".repeat(4_000);
    var before =
        given(
            registered(
                Stage.INCEPTION,
                ProfileFields.of("Chatbot", PROFILE)
                    .with(
                        List.of(
                            new FieldChange("purpose", List.of(), List.of(long1)),
                            new FieldChange("intendedUse", List.of(), List.of(long1))))
                    .profile()));

    // When
    var decision =
        new AiSystemDecider(StageTransitions.STANDARD)
            .decide(
                describe(Map.of("purpose", List.of(long2), "intendedUse", List.of(long2))), before);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.ProfileChanged(
                    CHATBOT,
                    List.of(new FieldChange("intendedUse", List.of(long1), List.of(long2))),
                    "because",
                    NOON),
                new AiSystemEvent.ProfileChanged(
                    CHATBOT,
                    List.of(new FieldChange("purpose", List.of(long1), List.of(long2))),
                    "because",
                    NOON)));
  }

  @Test
  void aChangeThatOnlyTogetherWithWhatIsKnownGetsTooLongIsRefused() {
    // Given
    var known =
        registered(
            Stage.INCEPTION,
            ProfileFields.of("Chatbot", PROFILE)
                .with(
                    List.of(
                        new FieldChange("purpose", List.of(), List.of("a".repeat(4_000))),
                        new FieldChange("intendedUse", List.of(), List.of("a".repeat(4_000))),
                        new FieldChange(
                            "attributes.note.raw", List.of(), List.of("a".repeat(4_000)))))
                .profile());

    // When
    var decision = when(describe(Map.of("attributes.more.raw", List.of("b".repeat(4_000)))), known);

    // Then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .isInstanceOfSatisfying(
                        AiSystemRejection.ProfileNotLegal.class,
                        reason -> assertThat(reason.field()).isEqualTo("profile")));
  }

  @ParameterizedTest
  @MethodSource("illegalPatches")
  void anIllegalChangeNamesItsField(String field, List<String> values) {
    // When / Then
    assertThatThrownBy(() -> describe(Map.of(field, values)))
        .isInstanceOfSatisfying(
            IllegalFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  static Stream<Arguments> illegalPatches() {
    return Stream.of(
        Arguments.of("name", List.of()),
        Arguments.of("name", List.of("  ")),
        Arguments.of("name", List.of("x".repeat(301))),
        Arguments.of("owner", List.of("u-1")),
        Arguments.of("purpose", List.of("x".repeat(4_001))),
        Arguments.of("purpose", List.of("a\u0000b")),
        Arguments.of("technology", List.of("MAGIC")),
        Arguments.of("organisationRoles", List.of("BOSS")),
        Arguments.of("organisationRoles", List.of("USER", "USER")),
        Arguments.of("organisationRoles", List.of("USER", "UNKNOWN")),
        Arguments.of("aliases", List.of("a", "a")));
  }
}
