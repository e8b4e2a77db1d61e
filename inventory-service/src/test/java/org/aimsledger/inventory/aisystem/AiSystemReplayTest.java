package org.aimsledger.inventory.aisystem;

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

import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AiSystemReplayTest {
  static Stream<List<AiSystemEvent>> impossibleHistories() {
    return Stream.of(
        List.of(retired()),
        List.of(registered(), registered()),
        List.of(registered(), retired(), retired()),
        List.of(registered(), retired(), suspended(FIRE)),
        List.of(registered(), suspended(FIRE), suspended(FIRE)),
        List.of(registered(), new AiSystemEvent.Resumed(CHATBOT, "x", FIRE, NOON)),
        List.of(registered(), suspended(FIRE), suspended(FLOOD), resumed()),
        List.of(registered(), suspended(FIRE), released()),
        List.of(registered(), released()),
        List.of(
            registered(), new AiSystemEvent.ContainmentDeclined(CHATBOT, FIRE, "retired", NOON)),
        List.of(
            registered(),
            retired(),
            new AiSystemEvent.StageEntered(
                CHATBOT, Stage.RETIRED, Stage.PILOT, HighImpact.NO, "x", NOON)));
  }

  private static AiSystemEvent resumed() {
    return new AiSystemEvent.Resumed(CHATBOT, "x", FIRE, NOON);
  }

  private static AiSystemEvent released() {
    return new AiSystemEvent.HoldReleased(CHATBOT, "x", FIRE, NOON);
  }

  @ParameterizedTest
  @MethodSource("impossibleHistories")
  void anImpossibleHistoryStopsTheReplay(List<AiSystemEvent> history) {
    // When / Then
    assertThatThrownBy(() -> given(history.toArray(AiSystemEvent[]::new)))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void whatWasRetiredBeforeItWasRegisteredIsRetired() {
    // When
    var state = given(imported(Stage.RETIRED));

    // Then
    assertThat(state).isInstanceOf(AiSystem.Retired.class);
  }

  @Test
  void anExternalIdIsClaimedAndNeverReleased() {
    // When
    var claims =
        Stream.of(registered(), imported(Stage.PILOT), retired(), suspended(FIRE))
            .flatMap(event -> AiSystemClaims.of(event).stream())
            .toList();

    // Then
    var taken = new ClaimChange.Take(new Claim("ai-system/external-id", "HHS\nHHS-0017"));
    assertThat(claims).containsExactly(taken, taken);
  }

  @Test
  void aSystemWithoutExternalIdClaimsNothing() {
    // When
    var claims =
        AiSystemClaims.of(
            new AiSystemEvent.Registered(
                CHATBOT,
                "Chatbot",
                PROFILE,
                Stage.INCEPTION,
                HighImpact.NO,
                Origin.declared(null),
                NOON));

    // Then
    assertThat(claims).isEmpty();
  }
}
