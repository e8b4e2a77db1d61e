package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.assign;
import static org.aimsledger.inventory.aisystem.Examples.describe;
import static org.aimsledger.inventory.aisystem.Examples.determine;
import static org.aimsledger.inventory.aisystem.Examples.enter;
import static org.aimsledger.inventory.aisystem.Examples.register;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.resume;
import static org.aimsledger.inventory.aisystem.Examples.retire;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.suspend;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiSystemDeciderTest {
  @Test
  void aRegisteredSystemIsDeclaredWithItsExternalId() {
    // When
    var decision = when(register(Stage.INCEPTION, PROFILE));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(registered()));
  }

  @Test
  void anIdIsRegisteredOnce() {
    // When
    var decision = when(register(Stage.INCEPTION, PROFILE), registered());

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new AiSystemRejection.AlreadyRegistered(CHATBOT)));
  }

  @Test
  void theIdOfARetiredSystemIsNeverUsedAgain() {
    // When
    var decision = when(register(Stage.INCEPTION, PROFILE), registered(), retired());

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new AiSystemRejection.AlreadyRegistered(CHATBOT)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"PILOT", "DEPLOYED"})
  void aSystemInUseIsNotRegisteredWithoutOwner(Stage stage) {
    // When
    var decision = when(register(stage, AiSystemProfile.EMPTY));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new AiSystemRejection.OwnerMissing(CHATBOT, stage)));
  }

  @Test
  void aSystemInUseIsRegisteredWithOwner() {
    // When
    var decision = when(register(Stage.DEPLOYED, PROFILE));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(registered(Stage.DEPLOYED, PROFILE)));
  }

  @Test
  void nothingIsRegisteredAsRetired() {
    // When / Then
    assertThatThrownBy(() -> register(Stage.RETIRED, PROFILE))
        .isInstanceOfSatisfying(
            IllegalFieldException.class, e -> assertThat(e.field()).isEqualTo("stage"));
  }

  @Test
  void aPresumptionIsNotRebuttedAtRegistration() {
    // When / Then
    assertThatThrownBy(
            () ->
                new AiSystemCommand.Register(
                    CHATBOT,
                    new SystemName("x"),
                    PROFILE,
                    Stage.INCEPTION,
                    HighImpact.PRESUMED_BUT_NOT,
                    null,
                    null,
                    NOON))
        .isInstanceOfSatisfying(
            IllegalFieldException.class, e -> assertThat(e.field()).isEqualTo("highImpact"));
  }

  static Stream<AiSystemCommand> commandsOfPersons() {
    return Stream.of(
        describe(Map.of("vendor", List.of("x"))),
        assign("u-1"),
        enter(Stage.DEVELOPMENT),
        determine(HighImpact.NO, ""),
        suspend(null));
  }

  static Stream<AiSystemCommand> commandsOnKnownSystems() {
    return Stream.concat(
        commandsOfPersons(), Stream.of(suspend(FIRE), resume(null), resume(FIRE), retire()));
  }

  @ParameterizedTest
  @MethodSource("commandsOnKnownSystems")
  void nothingIsDoneToAnUnknownSystem(AiSystemCommand command) {
    // When
    var decision = when(command);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new AiSystemRejection.UnknownSystem(CHATBOT)));
  }

  @ParameterizedTest
  @MethodSource("commandsOfPersons")
  void nothingIsDoneToARetiredSystem(AiSystemCommand command) {
    // When
    var decision = when(command, registered(), retired());

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new AiSystemRejection.SystemRetired(CHATBOT)));
  }

  @Test
  void retiringASystemTwiceChangesNothing() {
    // When
    var decision = when(retire(), registered(), retired());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aSuspendedSystemCanBeRetired() {
    // When
    var decision = when(retire(), registered(), suspended(FIRE));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.Retired(CHATBOT, "because", NOON)));
  }

  @Test
  void anOwnerIsAssignedInsteadOfAnother() {
    // When
    var decision = when(assign("u-2"), registered());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.OwnerAssigned(CHATBOT, "u-4711", "u-2", "because", NOON)));
  }

  @Test
  void assigningTheOwnerAgainChangesNothing() {
    // When
    var decision = when(assign("u-4711"), registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Jane Doe", "jane@example.org", "-x"})
  void aNameOrAddressOfAPersonIsNoOwner(String text) {
    // When / Then
    assertThatThrownBy(() -> new Owner(text)).isInstanceOf(IllegalFieldException.class);
  }
}
