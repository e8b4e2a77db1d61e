package org.aimsledger.audit.knownrecord;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records as they were known then.
@QuarkusTest
@TestProfile(RecordResourceTest.FewEvents.class)
class RecordResourceTest {
  private static final String API = "/api/audit/v1/records/inventory/ai-system/";
  private static final String PROBLEMS = "https://aimsledger.org/problems/trail/";
  private static final Instant FIVE = Instant.parse("2026-03-04T05:00:00Z");
  private static final Instant SIX = Instant.parse("2026-03-04T06:00:00Z");

  /// A limit that a test can reach.
  public static final class FewEvents implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("aims.trail.record-events", "3");
    }
  }

  private final UUID system = UUID.randomUUID();

  @Test
  void aRecordIsShownAsTheTrailKnewItAtEachPlace() {
    // Given: the second event was recorded at five and has come into the trail behind the third
    var indexes = Stage.record(suspended(1, SIX, "first"), suspended(2, FIVE, "second"));
    var other = Stage.record(other());

    // When
    var before = known("?treeSize=" + indexes.getLast());
    var behind = known("?entry=" + indexes.getLast());
    var now = known("");

    // Then
    before
        .statusCode(200)
        .body("treeSize", equalTo(indexes.getLast().intValue()))
        .body("events", equalTo(1))
        .body("last.version", equalTo(1))
        .body("fields.find { it.name == 'reason' }.value", equalTo("first"))
        .body("fields.find { it.name == 'reason' }.entry", equalTo(indexes.getFirst().intValue()));
    behind
        .statusCode(200)
        .body("events", equalTo(2))
        .body("last.version", equalTo(2))
        .body("last.entry", equalTo(indexes.getLast().intValue()))
        .body("fields.find { it.name == 'reason' }.value", equalTo("second"));
    now.statusCode(200)
        .body("events", equalTo(2))
        .body("source", equalTo("/inventory"))
        .body("subject", equalTo("ai-system/" + system))
        .body("first.entry", equalTo(indexes.getFirst().intValue()));
    assertThat(now.extract().<Integer>path("treeSize")).isGreaterThan(other.getFirst().intValue());
  }

  @Test
  void aTimeAndAPlaceAreJoined() {
    // Given
    var indexes = Stage.record(suspended(1, FIVE, "first"), suspended(2, SIX, "second"));

    // When
    var atFive = known("?at=" + FIVE);
    var atSix = known("?at=" + SIX + "&entry=" + indexes.getFirst());
    var atFour = known("?at=" + FIVE.minusSeconds(3600));

    // Then
    atFive.statusCode(200).body("events", equalTo(1)).body("last.version", equalTo(1));
    atSix.statusCode(200).body("events", equalTo(1)).body("last.version", equalTo(1));
    atFour.statusCode(404).body("type", equalTo(PROBLEMS + "unknown-record"));
  }

  @Test
  void aRecordThatCameLaterWasNotKnownThen() {
    // Given
    var indexes = Stage.record(suspended(1, FIVE, "first"));

    // When
    var before = known("?treeSize=" + indexes.getFirst());
    var nobody = known("?treeSize=0");

    // Then
    before.statusCode(404).body("type", equalTo(PROBLEMS + "unknown-record"));
    nobody.statusCode(404).body("type", equalTo(PROBLEMS + "unknown-record"));
  }

  @Test
  void whatAnotherServiceCallsTheSameIsAnotherRecord() {
    // Given
    var _ =
        Stage.record(
            suspended(1, FIVE, "inventory"),
            Happening.of(
                    "risk",
                    new StreamId("ai-system", system),
                    1,
                    new AiSystemEvent.Retired(system, "risk", Happening.NOON))
                .at(SIX));

    // When
    var known = known("");

    // Then
    known
        .statusCode(200)
        .body("events", equalTo(1))
        .body("fields.value", hasItem("inventory"))
        .body("fields.value", not(hasItem("risk")));
  }

  @Test
  void aPlaceThatTheTrailHasNotReachedIsSaid() {
    // Given
    var _ = Stage.record(suspended(1, FIVE, "first"));

    // When
    var answer = known("?treeSize=1000000000");

    // Then
    answer.statusCode(404).body("type", equalTo(PROBLEMS + "not-grown"));
  }

  @Test
  void aRecordWithMoreEventsThanTheLimitIsNotShownInPart() {
    // Given
    var all = new ArrayList<Happening>();
    for (var version = 1; version <= 4; version++) {
      all.add(suspended(version, FIVE, "reason " + version));
    }
    var indexes = Stage.record(all.toArray(Happening[]::new));

    // When
    var whole = known("?entry=" + indexes.get(2));
    var tooLong = known("?entry=" + indexes.get(3));

    // Then
    whole.statusCode(200).body("events", equalTo(3));
    tooLong.statusCode(422).body("type", equalTo(PROBLEMS + "record-too-long"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?treeSize=-1", "?entry=-1", "?entry=x", "?at=noon", "?entry=0&treeSize=1"})
  void aMomentThatIsNoneIsRefused(String moment) {
    // Given
    // When
    var answer = known(moment);

    // Then
    answer.statusCode(400).header("Content-Type", equalTo("application/problem+json"));
  }

  @Test
  void onlyAuditorsRead() {
    // Given
    // When
    var answers =
        List.of("viewer", "admin", "contributor").stream()
            .map(role -> as("vera", role).get(API + system).statusCode())
            .toList();

    // Then
    assertThat(answers).containsOnly(403);
  }

  private ValidatableResponse known(String moment) {
    return as("tara", "trail-auditor").urlEncodingEnabled(false).get(API + system + moment).then();
  }

  private Happening suspended(long version, Instant at, String reason) {
    return Happening.of(
            "inventory",
            new StreamId("ai-system", system),
            version,
            new AiSystemEvent.Suspended(system, reason, null, Happening.NOON))
        .at(at);
  }

  private static Happening other() {
    var id = UUID.randomUUID();
    return Happening.of(
        "inventory",
        new StreamId("ai-system", id),
        1,
        new AiSystemEvent.Retired(id, "over", Happening.NOON));
  }
}
