package org.aimsledger.audit.trailgrant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.trailgrant.TrailGrantCommand.Give;
import org.aimsledger.audit.trailgrant.TrailGrantCommand.Revoke;
import org.aimsledger.contracts.audit.TrailGrantEvent;
import org.aimsledger.contracts.audit.TrailGrantEvent.Given;
import org.aimsledger.contracts.audit.TrailGrantEvent.Revoked;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailGrantDeciderTest {
  private static final UUID GRANT = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-09T12:00:00Z");
  private static final Given GIVEN =
      new Given(GRANT, "eve", NOON, LATER, "Surveillance audit", NOON);
  private static final Revoked REVOKED =
      new Revoked(GRANT, "eve", "Audit is over", NOON.plusSeconds(60));

  private final DeciderSpecification<
          TrailGrantCommand, TrailGrants, TrailGrantEvent, TrailGrantRejection>
      specification = DeciderSpecification.of(new TrailGrantDecider(Duration.ofDays(10)));

  private static Give give(String giver, Instant from, Instant until) {
    return new Give(GRANT, "eve", from, until, "Surveillance audit", giver, NOON);
  }

  @Test
  void aGrantIsGiven() {
    // Given
    // When
    var decision = specification.when(give("adam", NOON, LATER));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(GIVEN));
  }

  @Test
  void nobodyOpensTheTrailForHimself() {
    // Given
    // When
    var decision = specification.when(give("eve", NOON, LATER));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new TrailGrantRejection.OwnGrant()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T12:00:00Z, 2026-01-02T12:00:00Z",
    "2026-01-03T12:00:00Z, 2026-01-02T13:00:00Z",
    "2026-01-01T12:00:00Z, 2026-01-02T12:00:00Z"
  })
  void aGrantThatWouldNeverBeOpenIsRefused(Instant from, Instant until) {
    // Given
    // When
    var decision = specification.when(give("adam", from, until));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new TrailGrantRejection.NoTime()));
  }

  @Test
  void aGrantHasALongestTime() {
    // Given
    var limit = Duration.ofDays(10);

    // When
    var longest = specification.when(give("adam", NOON, NOON.plus(limit)));
    var longer = specification.when(give("adam", NOON, NOON.plus(limit).plusNanos(1)));

    // Then
    assertThat(longest).isInstanceOf(Decision.Accepted.class);
    assertThat(longer).isEqualTo(Decision.reject(new TrailGrantRejection.TooLong(limit)));
  }

  @Test
  void aReaderHasABoundedNumberOfGrants() {
    // Given
    var full =
        specification.given(
            Stream.generate(() -> GIVEN)
                .limit(TrailGrantDecider.MOST)
                .toArray(TrailGrantEvent[]::new));

    // When
    var decision = full.when(give("adam", NOON, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new TrailGrantRejection.TooMany(TrailGrantDecider.MOST)));
  }

  @Test
  void aGrantIsOpenFromItsBeginningToBeforeItsEnd() {
    // Given
    // When
    var state = specification.given(GIVEN).state();

    // Then
    assertThat(Stream.of(NOON.minusNanos(1), NOON, LATER.minusNanos(1), LATER).map(state::open))
        .containsExactly(false, true, true, false);
  }

  @Test
  void aRevokedGrantIsClosedAtOnce() {
    // Given
    var given = specification.given(GIVEN);

    // When
    var decision = given.when(new Revoke(GRANT, "eve", "Audit is over", REVOKED.at()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(REVOKED));
    var state = specification.given(GIVEN, REVOKED).state();
    assertThat(state.open(REVOKED.at())).isFalse();
    assertThat(state.open(REVOKED.at().minusNanos(1))).isTrue();
  }

  @Test
  void aGrantThatHasNotBegunIsRevokedForGood() {
    // Given
    var future = new Given(GRANT, "eve", LATER, LATER.plusSeconds(60), "Next audit", NOON);

    // When
    var state = specification.given(future, REVOKED).state();

    // Then
    assertThat(state.open(LATER)).isFalse();
    assertThat(state.alive(NOON)).isZero();
  }

  @Test
  void revokingWhatIsOverChangesNothing() {
    // Given
    var revoked = specification.given(GIVEN, REVOKED);

    // When
    var decision = revoked.when(new Revoke(GRANT, "eve", "again", NOON.plusSeconds(90)));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void anUnknownGrantIsNotRevoked() {
    // Given
    // When
    var decision = specification.when(new Revoke(GRANT, "eve", "x", NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new TrailGrantRejection.Unknown(GRANT)));
  }

  @Test
  void theEventsAreStoredAndReadAsApproved() throws IOException {
    // Given
    for (var sample : List.of(GIVEN, REVOKED)) {
      var name = TrailGrantEventTypes.TYPES.nameOf(sample);
      var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

      // When
      var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sample);

      // Then
      assertThat(written).isEqualTo(approved.stripTrailing());
      assertThat(TrailGrantEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved)))
          .isEqualTo(sample);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.trail-grant-", TrailGrantEventTypes.TYPES);
  }
}
