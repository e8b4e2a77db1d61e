package org.aimsledger.audit.trailkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.trailkey.TrailKeyCommand.Announce;
import org.aimsledger.audit.trailkey.TrailKeyCommand.PublicKey;
import org.aimsledger.audit.trailkey.TrailKeyCommand.RetireOlder;
import org.aimsledger.contracts.audit.TrailKeyEvent;
import org.aimsledger.contracts.audit.TrailKeyEvent.Announced;
import org.aimsledger.contracts.audit.TrailKeyEvent.Retired;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrailKeyDeciderTest {
  private static final UUID LOG = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String WHY = "yearly change";
  private static final PublicKey FIRST = key("00000001", "AQ==");
  private static final PublicKey SECOND = key("00000002", "Bg==");
  private static final PublicKey THIRD = key("00000003", "Bw==");

  private final DeciderSpecification<TrailKeyCommand, SigningKeys, TrailKeyEvent, TrailKeyRejection>
      specification = DeciderSpecification.of(new TrailKeyDecider());

  @Test
  void theFirstChangeNamesTheKeyTheLogBeganWith() {
    // Given
    // When
    var decision = specification.when(announce(SECOND, FIRST));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(announced(SECOND, FIRST)));
    assertThat(specification.given(announced(SECOND, FIRST)).state().signing())
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void announcingAKeyTwiceChangesNothing() {
    // Given
    var announced = specification.given(announced(SECOND, FIRST));

    // When
    var decision = announced.when(announce(SECOND, FIRST));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aKeyThatDoesNotSignVouchesForNobody() {
    // Given
    var announced = specification.given(announced(SECOND, FIRST));

    // When
    var decision = announced.when(announce(key("00000004", "CA=="), THIRD));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new TrailKeyRejection.DoesNotSign(THIRD.verifierKey())));
  }

  @Test
  void everyOlderKeyIsRetired() {
    // Given
    var three = specification.given(announced(SECOND, FIRST), announced(THIRD, SECOND));

    // When
    var decision = three.when(new RetireOlder(LOG, THIRD, WHY, NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(retired(FIRST), retired(SECOND)));
  }

  @Test
  void theOldKeyRetiresNobody() {
    // Given
    var announced = specification.given(announced(SECOND, FIRST));

    // When
    var decision = announced.when(new RetireOlder(LOG, FIRST, WHY, NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aLogWhoseKeyWasNeverChangedHasNothingToRetire() {
    // Given
    // When
    var decision = specification.when(new RetireOlder(LOG, FIRST, WHY, NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aRetiredKeyDoesNotComeBack() {
    // Given
    var changed = specification.given(announced(SECOND, FIRST), retired(FIRST));

    // When
    var announced = changed.when(announce(FIRST, SECOND));
    var alone = changed.when(new RetireOlder(LOG, FIRST, WHY, NOON));

    // Then
    var no = Decision.reject(new TrailKeyRejection.IsRetired(FIRST.verifierKey()));
    assertThat(announced).isEqualTo(no);
    assertThat(alone).isEqualTo(no);
  }

  @Test
  void aKeyThatWasNeverAnnouncedRetiresNobody() {
    // Given
    var announced = specification.given(announced(SECOND, FIRST));

    // When
    var decision = announced.when(new RetireOlder(LOG, THIRD, WHY, NOON));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new TrailKeyRejection.DoesNotSign(THIRD.verifierKey())));
  }

  @Test
  void twoAnnouncementsOfAKeyAreACorruptStream() {
    // Given
    var corrupt = specification.given(announced(SECOND, FIRST), announced(SECOND, FIRST));

    // When
    // Then
    assertThatThrownBy(corrupt::state).isInstanceOf(CorruptStreamException.class);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void everyEventIsStoredAndReadAsApproved(TrailKeyEvent event) throws IOException {
    // Given
    var name = TrailKeyEventTypes.TYPES.nameOf(event);
    var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

    // When
    var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(written).isEqualTo(approved.stripTrailing());
    assertThat(TrailKeyEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved)))
        .isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.trail-key-", TrailKeyEventTypes.TYPES);
  }

  static Stream<TrailKeyEvent> everyEvent() {
    return Stream.of(announced(SECOND, FIRST), retired(FIRST));
  }

  private static PublicKey key(String id, String bytes) {
    return new PublicKey(
        "example.org/trail", id, "ED25519", "example.org/trail+%s+%s".formatted(id, bytes));
  }

  private static Announce announce(PublicKey key, PublicKey previous) {
    return new Announce(LOG, key, previous, WHY, NOON);
  }

  private static TrailKeyEvent announced(PublicKey key, PublicKey previous) {
    return new Announced(
        LOG,
        key.name(),
        key.keyId(),
        key.algorithm(),
        key.verifierKey(),
        previous.verifierKey(),
        WHY,
        NOON);
  }

  private static TrailKeyEvent retired(PublicKey key) {
    return new Retired(LOG, key.name(), key.keyId(), key.verifierKey(), WHY, NOON);
  }
}
