package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.aimsledger.testkit.backing.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LaneDigestTest {
  @Test
  void theDigestIsOverTheEventsThatTheLaneGivesOut() throws NoSuchAlgorithmException {
    // Given
    for (var i = 0; i < 8; i++) {
      Load.write().then().statusCode(201);
    }
    var lane = longestLane();
    var events = events(lane);
    var stretch = events.subList(1, events.size());

    // When
    var digest = asService("/internal/lanes/" + lane + "/digest?after=1&upTo=" + events.size());

    // Then
    assertThat(digest.getLong("count")).isEqualTo(events.size() - 1);
    assertThat(digest.getLong("last")).isEqualTo(digest.getLong("head")).isEqualTo(events.size());
    assertThat(digest.getString("sha256")).isEqualTo(expected(lane, stretch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=2&upTo=1", "after=0&upTo=10001", "after=-1&upTo=1"})
  void aStretchThatIsNoneOrTooLongIsRefused(String stretch) {
    // Given
    // When
    var answer = Calls.as("audit", "service").get("/internal/lanes/0/digest?" + stretch);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void peopleDoNotGetIt() {
    // Given
    // When
    var answer = Calls.as("alice", "admin").get("/internal/lanes/0/digest?after=0&upTo=1");

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private static int longestLane() {
    var heads = asService("/internal/lanes").getList("heads", Long.class);
    var longest = 0;
    for (var lane = 1; lane < heads.size(); lane++) {
      longest = heads.get(lane) > heads.get(longest) ? lane : longest;
    }
    return longest;
  }

  private static List<Map<String, Object>> events(int lane) {
    return asService("/internal/lanes/" + lane + "?after=0&limit=1000").getList("events");
  }

  private static JsonPath asService(String path) {
    return Calls.as("audit", "service").get(path).jsonPath();
  }

  /// As the documentation says, written once more.
  private static String expected(int lane, List<Map<String, Object>> events)
      throws NoSuchAlgorithmException {
    var all = MessageDigest.getInstance("SHA-256");
    for (var event : events) {
      var one = MessageDigest.getInstance("SHA-256");
      one.update((byte) 0);
      one.update(
          "/demo %d %s\n".formatted(lane, event.get("seq")).getBytes(StandardCharsets.UTF_8));
      one.update(Base64.getDecoder().decode(String.valueOf(event.get("document"))));
      all.update(one.digest());
    }
    return HexFormat.of().formatHex(all.digest());
  }
}
