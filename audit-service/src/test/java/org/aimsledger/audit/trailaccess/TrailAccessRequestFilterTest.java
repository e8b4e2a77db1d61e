package org.aimsledger.audit.trailaccess;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who reads the trail stands in it afterwards.
@QuarkusTest
class TrailAccessRequestFilterTest {
  private static final String API = "/api/audit/v1/";

  private final String reader = "reader-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entries?limit=1",
        "entries/0",
        "entries/0/leaf",
        "exports",
        "records/inventory/ai-system/0198c0de-0000-7000-8000-00000000000e?treeSize=1",
        "sources/recount",
        "proofs/consistency?from=0&to=0",
        "events/0198c0de-0000-7000-8000-00000000000e",
        "events/0198c0de-0000-7000-8000-00000000000e/proof",
        "exports/0198c0de-0000-7000-8000-00000000000e/bundle"
      })
  void everyReadIsAnEvent(String request) {
    // Given
    // When
    var _ = as(reader, "trail-auditor").get(API + request);

    // Then
    assertThat(readInTheTrail()).containsExactly(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.aimsledger.rows+json"
      })
  void aListThatIsTakenAsAFileIsAnEventThatSaysSo(String type) {
    // Given
    // When
    var file = as(reader, "trail-auditor").accept(type).get(API + "entries?actor=" + reader);

    // Then
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.contentType()).startsWith(type);
    assertThat(readInTheTrail()).containsExactly("entries?actor=" + reader + " as " + type);
  }

  @Test
  void whoMayNotReadLeavesNothing() {
    // Given
    // When
    var refused = as(reader, "viewer").get(API + "entries?limit=1");
    var allowed = as(reader, "auditor").get(API + "entries/0");

    // Then
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(readInTheTrail()).containsExactly("entries/0");
  }

  /// The requests of this reader, once they have come from the service's log into the trail.
  private List<String> readInTheTrail() {
    return await()
        .atMost(Stage.LIMIT)
        .until(
            () ->
                DatabaseAccess.ofService()
                    .rows(
                        "select convert_from(leaf, 'UTF8') as leaf from trail_entry"
                            + " where actor = ? and type = 'org.aimsledger.audit.trail-read.v1'",
                        reader)
                    .stream()
                    .map(row -> String.valueOf(row.get("leaf")))
                    .map(leaf -> leaf.replaceAll("(?s).*\"request\":\"([^\"]*)\".*", "$1"))
                    .toList(),
            found -> !found.isEmpty());
  }
}
