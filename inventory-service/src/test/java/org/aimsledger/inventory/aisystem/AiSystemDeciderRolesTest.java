package org.aimsledger.inventory.aisystem;

import static org.aimsledger.contracts.inventory.OrganisationRole.DEPLOYER;
import static org.aimsledger.contracts.inventory.OrganisationRole.PROVIDER;
import static org.aimsledger.contracts.inventory.OrganisationRole.UNKNOWN;
import static org.aimsledger.contracts.inventory.OrganisationRole.USER;
import static org.aimsledger.inventory.aisystem.Examples.BECAUSE;
import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.given;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.row;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AiSystemDeciderRolesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static AiSystemCommand.ChangeRoles change(
      RoleChangeCause cause, LocalDate effectiveOn, OrganisationRole... roles) {
    return new AiSystemCommand.ChangeRoles(
        CHATBOT,
        List.of(roles),
        cause,
        effectiveOn,
        BECAUSE,
        " contract C-3 ",
        new Owner("u-9"),
        NOON);
  }

  private static AiSystemEvent changed(RoleChangeCause cause, OrganisationRole... to) {
    return new AiSystemEvent.RolesChanged(
        CHATBOT,
        List.of(DEPLOYER, USER),
        List.of(to),
        cause,
        DAY,
        "because",
        "contract C-3",
        "u-9",
        NOON);
  }

  @ParameterizedTest
  @EnumSource(
      value = RoleChangeCause.class,
      names = {
        "OWN_NAME_OR_TRADEMARK",
        "SUBSTANTIAL_MODIFICATION",
        "CHANGED_PURPOSE",
        "PRODUCT_UNDER_OWN_NAME"
      })
  void articleTwentyFiveMakesTheOrganisationTheProvider(RoleChangeCause cause) {
    // When
    var decision = when(change(cause, DAY, DEPLOYER), registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(changed(cause, DEPLOYER, PROVIDER)));
  }

  @ParameterizedTest
  @EnumSource(
      value = RoleChangeCause.class,
      names = {"DECLARED", "DOWNSTREAM_INTEGRATION", "TRANSFER"})
  void otherCausesMakeNothingOfTheOrganisationThatNobodySaid(RoleChangeCause cause) {
    // When
    var decision = when(change(cause, DAY, DEPLOYER), registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(changed(cause, DEPLOYER)));
  }

  @Test
  void theSameRolesInAnotherOrderChangeNothing() {
    // When
    var decision = when(change(RoleChangeCause.DECLARED, DAY, USER, DEPLOYER), registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void rolesOfARetiredSystemStayAsTheyAre() {
    // When
    var decision = when(change(RoleChangeCause.DECLARED, DAY, PROVIDER), registered(), retired());

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new AiSystemRejection.SystemRetired(CHATBOT)));
  }

  @Test
  void theProfileShowsTheRolesOfTheLastChange() {
    // When
    var state =
        (AiSystem.Known)
            given(registered(), changed(RoleChangeCause.CHANGED_PURPOSE, DEPLOYER, PROVIDER));

    // Then
    assertThat(state.facts().profile().organisationRoles()).containsExactly(DEPLOYER, PROVIDER);
    assertThat(state.facts().changedAt()).isEqualTo(NOON);
  }

  @Test
  void rolesThatWereStoredAsAFieldOfTheProfileAreStillRead() {
    // Given
    var stored =
        new AiSystemEvent.ProfileChanged(
            CHATBOT,
            List.of(
                new FieldChange(
                    "organisationRoles", List.of("DEPLOYER", "USER"), List.of("PROVIDER"))),
            "because",
            NOON);

    // When
    var state = (AiSystem.Known) given(registered(), stored);

    // Then
    assertThat(state.facts().profile().organisationRoles()).containsExactly(PROVIDER);
  }

  @Test
  void anImportThatSaysOtherRolesIsARoleChange() {
    // Given
    var other =
        new AiSystemProfile(
            PROFILE.aliases(),
            PROFILE.purpose(),
            PROFILE.intendedUse(),
            PROFILE.owner(),
            PROFILE.organisation(),
            PROFILE.unit(),
            List.of(PROVIDER),
            PROFILE.technology(),
            PROFILE.decisionPart(),
            PROFILE.offering(),
            PROFILE.topicArea(),
            PROFILE.sector(),
            PROFILE.vendor(),
            PROFILE.attributes());
    var command =
        new AiSystemCommand.RecordImported(
            CHATBOT,
            new SystemName("Chatbot"),
            other,
            Stage.PILOT,
            HighImpact.YES,
            row(18, "bb"),
            NOON);

    var from = Objects.requireNonNull(row(18, "bb").importedFrom());
    var provenance = FieldOrigins.of(from, Confidence.UNKNOWN);

    // When
    var decision = when(command, imported(Stage.PILOT));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.ImportRecorded(
                    CHATBOT,
                    "Chatbot",
                    other,
                    Stage.PILOT,
                    HighImpact.YES,
                    row(18, "bb"),
                    provenance,
                    NOON),
                new AiSystemEvent.RolesChanged(
                    CHATBOT,
                    List.of(DEPLOYER, USER),
                    List.of(PROVIDER),
                    RoleChangeCause.IMPORTED,
                    LocalDate.of(2026, 11, 20),
                    FieldOrigins.reason(from),
                    null,
                    null,
                    provenance,
                    NOON)));
  }

  static Stream<Arguments> illegal() {
    return Stream.of(
        Arguments.of("roles", RoleChangeCause.DECLARED, DAY, new OrganisationRole[0]),
        Arguments.of(
            "roles", RoleChangeCause.DECLARED, DAY, new OrganisationRole[] {USER, UNKNOWN}),
        Arguments.of("roles", RoleChangeCause.DECLARED, DAY, new OrganisationRole[] {USER, USER}),
        Arguments.of("cause", RoleChangeCause.IMPORTED, DAY, new OrganisationRole[] {USER}),
        Arguments.of(
            "effectiveOn",
            RoleChangeCause.DECLARED,
            LocalDate.of(2026, 11, 21),
            new OrganisationRole[] {USER}));
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void whatCantBeIsNoCommand(
      String field, RoleChangeCause cause, LocalDate effectiveOn, OrganisationRole[] roles) {
    // Then
    assertThatThrownBy(() -> change(cause, effectiveOn, roles))
        .isInstanceOfSatisfying(
            IllegalFieldException.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }
}
