package org.aimsledger.inventory.systemregister;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Objects;
import org.aimsledger.eventstore.project.DecodedLog;
import org.aimsledger.eventstore.project.ProjectionObserver;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ProjectionSettings;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.store.LogUnderTest;
import org.junit.jupiter.api.Test;

/// Builds the register from a long log, first into the table that is served, then beside it.
///
/// Needs nothing of the running service, but Mutiny can be set up once a process only, and the
/// service's tests have done that in theirs. Measures with `-Daims.rebuild.events=300000`; without
/// it the log is short.
@QuarkusTest
class SystemRegisterRebuildTest {
  private static final int EVENTS = Integer.getInteger("aims.rebuild.events", 6_000);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String ROWS =
      "select md5(string_agg(r::text, E'\\n' order by r.id)) as sum, count(*) as n from system_register r";

  @Test
  void theRebuiltRegisterHasTheSameRows() throws Exception {
    // Given
    try (var under = LogUnderTest.create("classpath:db/migration")) {
      var histories = new Histories(1);
      histories.fill(under, EVENTS);
      var database = DatabaseAccess.of(under.database());
      var view = new SystemRegisterProjection();
      var settings = ProjectionSettings.defaults();
      var log = under.open();
      var decoded = new DecodedLog<>(view.types(), log, under.pool(), settings);
      try (var runner =
          new ProjectionRunner<>(
              view, log, decoded, under.pool(), settings, ProjectionObserver.NONE)) {
        var started = System.nanoTime();
        runner.start();
        awaitTrue(runner, () -> Objects.equals(await(runner.behind()), 0L));
        report("followed with indexes", started);
        var followed = database.rows(ROWS);

        // When
        started = System.nanoTime();
        await(runner.rebuild());
        awaitTrue(runner, () -> indexing(database));
        report("copied", started);
        awaitTrue(runner, () -> await(runner.status()).rebuild() == null);
        report("copied, indexed and served", started);

        // Then
        assertThat(database.rows(ROWS)).isEqualTo(followed);
        assertThat(followed.getFirst()).containsEntry("n", (long) histories.systems());
      }
    }
  }

  /// The copy has caught up for the first time.
  private static boolean indexing(DatabaseAccess database) {
    return database.number(
            "select count(*) from view_registry where name = 'system-register' and rebuild_version"
                + " is not null and (select sum(seq) from projection_cursor where name ="
                + " 'system-register#rebuild') < (select sum(seq) from lane_head) - 4000")
        == 0;
  }

  private interface Condition {
    boolean holds();
  }

  private static void awaitTrue(ProjectionRunner<?, ?> runner, Condition condition)
      throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("trouble: %s", runner.trouble()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static void report(String what, long started) {
    if (Integer.getInteger("aims.rebuild.events") != null) {
      var seconds = (System.nanoTime() - started) / 1e9;
      System.err.printf("%s: %.1f s, %.0f events/s%n", what, seconds, EVENTS / seconds);
    }
  }
}
