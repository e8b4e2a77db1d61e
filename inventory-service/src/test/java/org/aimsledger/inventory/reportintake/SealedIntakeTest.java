package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.inventory.reportintake.IntakeCalls.event;
import static org.aimsledger.inventory.reportintake.IntakeCalls.report;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.compare.SealedTable;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.inventory.aisystemreport.AiSystemReportCommandHandler;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What outsiders have sent and no event holds, changed past the service.
@QuarkusTest
class SealedIntakeTest {
  @Inject EventStore store;
  @Inject Pool pool;
  @Inject Instance<SealedTable> tables;

  private final String id = UUID.randomUUID().toString();

  private String quarantined() {
    return report("nonsense " + id).statusCode(400).extract().path("quarantine");
  }

  private String held() {
    var _ =
        report(
                event(
                    id,
                    "deployed",
                    "\"externalId\": {\"scope\": \"CMDB\", \"id\": \"" + id + "\"}"))
            .statusCode(202);
    return AiSystemReportCommandHandler.id("urn:monitoring", id).toString();
  }

  private String imported() {
    return as("ines", "contributor")
        .header("Idempotency-Key", id)
        .multiPart(
            "mapping",
            "lamps.yaml",
            """
            id: lamps
            identity: {scope: agency, id: id, withoutId: [name]}
            name: {column: name}
            profile: {purpose: purpose}
            stage: {column: stage, values: {Lit: DEPLOYED}, otherwise: quarantine}
            """
                .getBytes(UTF_8))
        .multiPart(
            "file",
            "lamps.csv",
            ("agency,id,name,purpose,stage\n" + id + ",1,Lamp,Light,Lit\n").getBytes(UTF_8))
        .post("/api/inventory/v1/imports")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  @Test
  void whatTheServiceKeepsItselfIsNoDifference() throws Exception {
    // Given: also what was sent twice, and what became of it
    var discarded = quarantined();
    assertThat(quarantined()).isEqualTo(discarded);
    discard(discarded);
    String other = report("nonsense again " + id).statusCode(400).extract().path("quarantine");
    var _ = held();
    var _ = imported();

    // When
    var found = differences();

    // Then
    assertThat(other).isNotEqualTo(discarded);
    assertThat(tables.stream().map(SealedTable::name))
        .contains("event_quarantine", "event_quarantine_resolution", "held_event", "import_job");
    assertThat(found).isEmpty();
  }

  /// Attack: an event in quarantine is changed: {0}, as owner | seal of the entry, by comparison |
  /// within one pass
  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw = 'forged'::bytea",
        "reason = 'TOO_LARGE'",
        "received_from = 'somebody'",
        "place = place || '-'",
        "seal = null"
      })
  void aChangedEventInQuarantineIsNamed(String change) throws Exception {
    assertNamed("event_quarantine", quarantined(), change, "event_quarantine");
  }

  /// Attack: an event in quarantine is marked as discarded, so that nobody looks at it, as owner |
  /// seal of what became of it, by comparison | within one pass
  @Test
  void anEventThatNobodyHasDiscardedIsNamed() throws Exception {
    assertNamed(
        "event_quarantine",
        quarantined(),
        "status = 'DISCARDED', resolved_by = 'rob', note = 'spam'",
        "event_quarantine_resolution");
  }

  /// Attack: it is changed who has discarded an event in quarantine, as owner | seal of what became
  /// of it, by comparison | within one pass
  @Test
  void anotherPersonWhoHasDiscardedAnEventIsNamed() throws Exception {
    var entry = quarantined();
    discard(entry);
    assertNamed("event_quarantine", entry, "resolved_by = 'vera'", "event_quarantine_resolution");
  }

  /// Attack: an event that waits for its system is changed: {0}, as owner | seal of the row, by
  /// comparison | within one pass
  @ParameterizedTest
  @ValueSource(
      strings = {"raw = 'forged'::bytea", "system_key = 'name:other'", "fingerprint = 'other'"})
  void aChangedEventThatWaitsIsNamed(String change) throws Exception {
    assertNamed("held_event", held(), change, "held_event");
  }

  /// Attack: it is changed who has asked for an import, and how its columns are read: {0}, as owner
  /// | seal of the row, by comparison | within one pass
  @ParameterizedTest
  @ValueSource(strings = {"mapping = replace(mapping, 'Lit', 'Dark')", "actor = 'vera'"})
  void aChangedImportIsNamed(String change) throws Exception {
    assertNamed("import_job", imported(), change, "import_job");
  }

  private static void discard(String entry) {
    writingAs("rob", "responder")
        .body(Map.of("reason", "spam"))
        .post(EVENTS + "/quarantine/" + entry + "/discard")
        .then()
        .statusCode(200);
  }

  private void assertNamed(String table, String row, String change, String what) throws Exception {
    // Given
    var database = DatabaseAccess.ofService();
    assertThat(
            database.updateAsOwner(
                "update %s set %s where id = '%s'".formatted(table, change, row)))
        .isEqualTo(1);

    // When
    var found = differences();
    tidy(table, row);

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::table, Difference::key)
        .containsExactly(tuple(What.SEALED, what, row));
    assertThat(differences()).isEmpty();
  }

  /// Other tests of this service have the same database.
  private static void tidy(String table, String row) throws SQLException {
    assertThat(
            DatabaseAccess.ofService()
                .updateAsOwner("delete from %s where id = '%s'".formatted(table, row)))
        .isEqualTo(1);
  }

  private List<Difference> differences() throws Exception {
    var usual = ComparisonSettings.defaults();
    var settings =
        new ComparisonSettings(
            usual.rows(),
            new ComparisonPause(Duration.ofMillis(1), 100),
            usual.time(),
            usual.confirm(),
            usual.keys(),
            usual.bytes(),
            usual.orders(),
            usual.receipts());
    var found = new ArrayList<Difference>();
    var passed =
        new Comparison(pool, store, List.of(), tables.stream().toList(), settings)
            .pass(found::addAll);
    assertThat(passed).isNotNull();
    return found;
  }
}
