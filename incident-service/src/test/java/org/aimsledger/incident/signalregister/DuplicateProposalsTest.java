package org.aimsledger.incident.signalregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.incident.signalregister.DuplicateProposals.Compared;
import org.aimsledger.incident.signalregister.DuplicateProposals.Proposed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuplicateProposalsTest {
  private static final UUID CHATBOT = new UUID(0, 1);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final String DOSAGE = "Chatbot tells patients ten times the dose";

  @Test
  void alikeTextsAreProposedWithTheirReasonsTheMostAlikeFirst() {
    // Given
    var same = compared(2, DOSAGE, null, Duration.ofDays(2));
    var alike = compared(3, "The chatbot tells a patient ten times the dose", null, Duration.ZERO);
    var other = compared(4, "Loans refused by postcode", null, Duration.ZERO);

    // When
    var proposals = propose(compared(1, DOSAGE, null, Duration.ZERO), other, alike, same);

    // Then
    assertThat(proposals).extracting(Proposed::signal).containsExactly(id(2), id(3));
    assertThat(proposals.getFirst())
        .isEqualTo(
            new Proposed(
                id(2),
                1,
                List.of(
                    "Texts are alike: 100 %", "Same systems: [" + CHATBOT + "]", "Days apart: 2")));
    assertThat(proposals.getLast().score()).isBetween(0.7, 0.99);
  }

  @Test
  void theSameOutsideRecordIsEnough() {
    // Given
    var one = compared(1, DOSAGE, "aiid 17", Duration.ZERO);
    var other = compared(2, null, "aiid 17", Duration.ofDays(400));

    // When
    var proposals = propose(one, other, compared(3, null, "aiid 18", Duration.ZERO));

    // Then
    assertThat(proposals)
        .containsExactly(new Proposed(id(2), 1, List.of("Same record outside: aiid 17")));
  }

  @Test
  void sealedTextsAreNeverCompared() {
    // Given
    var one = compared(1, null, null, Duration.ZERO);

    // When
    var proposals = propose(one, compared(2, null, null, Duration.ZERO));

    // Then
    assertThat(proposals).isEmpty();
  }

  @Test
  void noMoreAreProposedThanAsked() {
    // Given
    var one = compared(1, DOSAGE, null, Duration.ZERO);
    var others =
        List.of(
            compared(4, DOSAGE, null, Duration.ZERO),
            compared(2, DOSAGE, null, Duration.ZERO),
            compared(3, DOSAGE, null, Duration.ZERO));

    // When
    var proposals = DuplicateProposals.of(one, others, 0.5, 2);

    // Then
    assertThat(proposals).extracting(Proposed::signal).containsExactly(id(2), id(3));
  }

  private static List<Proposed> propose(Compared one, Compared... others) {
    return DuplicateProposals.of(one, List.of(others), 0.5, 20);
  }

  private static Compared compared(
      int number, @Nullable String text, @Nullable String record, Duration after) {
    return new Compared(id(number), text, Set.of(CHATBOT), record, NOON.plus(after));
  }

  private static UUID id(int number) {
    return new UUID(1, number);
  }
}
