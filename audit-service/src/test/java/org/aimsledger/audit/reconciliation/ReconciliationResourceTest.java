package org.aimsledger.audit.reconciliation;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconciliationResourceTest {
  private static final String PATH = "/api/audit/v1/reconciliation";

  @Test
  void itSaysHowFarTheComparisonIsAndWhatCameOfIt() throws SQLException {
    // Given
    var database = DatabaseAccess.ofService();
    var _ =
        database.updateAsOwner(
            "insert into trail_reconciliation (source, lane, position, pass, finished_at, busy_until)"
                + " values ('/lamp', 3, 1000, 7, '2026-01-02T12:00:00Z', 'infinity')");
    var _ =
        database.updateAsOwner(
            "insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at)"
                + " values ('STORE_DIFFERS', '/lamp', 3, 17, 'a', '', sha256(''), '2026-01-02T13:00:00Z'),"
                + " ('UNREADABLE', '/lamp', 3, 18, 'a', '', sha256(''), '2026-01-02T14:00:00Z')");
    var _ =
        database.updateAsOwner(
            "insert into trail_lane_seal (source, lane, last, chain, idx)"
                + " values ('/lamp', 3, 990, repeat('ab', 32), 4711)");

    // When
    var answer = as("tara", "trail-auditor").get(PATH);

    // Then: what came with an event is no difference
    var lane = "lanes.find { it.source == '/lamp' }.";
    answer
        .then()
        .statusCode(200)
        .body(lane + "lane", equalTo(3))
        .body(lane + "checkedUpTo", equalTo(1000))
        .body(lane + "pass", equalTo(7))
        .body(lane + "finishedAt", equalTo("2026-01-02T12:00:00Z"))
        .body(lane + "sealedUpTo", equalTo(990))
        .body(lane + "seal", equalTo(4711))
        .body(lane + "differences", equalTo(1))
        .body(lane + "lastDifferenceAt", equalTo("2026-01-02T13:00:00Z"));
  }

  @Test
  void whoDoesNotSuperviseDoesNotGetIt() {
    // Given
    // When
    var answer = as("vera", "viewer").get(PATH);

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
