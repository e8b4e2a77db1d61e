package org.aimsledger.incident.privacy;

import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Derived;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.KeyTable;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.servicekit.vault.Erasures;
import org.junit.jupiter.api.Test;

/// What this service has made of its events, compared with them.
@QuarkusTest
class ComparedDataTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";

  @Inject EventStore store;
  @Inject ReadModel views;
  @Inject Pool pool;
  @Inject Vault vault;
  @Inject Erasures erasures;

  @Test
  void aPersonThatWasErasedLeavesNoDifference() throws Exception {
    // Given
    var incident =
        writingAs("rita", "responder")
            .body(Map.of("title", "Wrong leaflet", "description", "It says something else."))
            .post(INCIDENTS)
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    var person =
        writingAs("rita", "responder")
            .body(Map.of("part", "AFFECTED", "name", "Ida Quillfeather"))
            .post(INCIDENTS + "/" + incident + "/persons")
            .then()
            .statusCode(200)
            .extract()
            .<String>path("persons[0].id");
    writingAs("adam", "admin")
        .body(Map.of("reason", "asked for it"))
        .post("/api/incident/v1/data-subjects/" + person + "/erasure")
        .then()
        .statusCode(200);

    // When
    var tables = new ArrayList<Derived>();
    views.views().stream().map(ProjectionRunner::rows).forEach(tables::add);
    tables.add(new ClaimTable(store));
    tables.add(new KeyTable(store.log(), vault, erasures.category(), erasures.type()));
    var found = new ArrayList<Difference>();
    var passed = new Comparison(pool, store, tables, settings()).pass(found::addAll);

    // Then
    assertThat(passed).isNotNull();
    assertThat(tables).hasSizeGreaterThan(8);
    assertThat(passed.rows()).isPositive();
    assertThat(found).isEmpty();
  }

  private static ComparisonSettings settings() {
    var usual = ComparisonSettings.defaults();
    return new ComparisonSettings(
        usual.rows(),
        new ComparisonPause(Duration.ofMillis(1), 100),
        usual.time(),
        Duration.ofMillis(50),
        usual.keys(),
        usual.bytes(),
        usual.orders(),
        usual.receipts());
  }
}
