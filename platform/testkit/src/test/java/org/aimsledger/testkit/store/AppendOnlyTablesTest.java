package org.aimsledger.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody may do to the tables of any service, tried with the rights of the running service,
/// of the owner of the tables, and of the owner of the server.
///
/// The services are the folders that have migrations, and the tables are those of the catalogue
/// after them. A table that is not named here has to be append-only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendOnlyTablesTest {
  /// Tables whose rows change; what notices that somebody else changes them, each says itself.
  private static final Set<String> CHANGING =
      TableGuards.named(TableGuard.COMPARED, TableGuard.SEALED, TableGuard.SHOWS, TableGuard.OPEN);

  /// Tables whose rows grow with the trail: nothing is taken out of them. Their own triggers judge
  /// what may become larger.
  private static final Set<String> GROWING = TableGuards.named(TableGuard.GROWING);

  /// Tables to which a service only adds, and which their owner may tidy up.
  private static final Set<String> TIDIED_BY_OWNER = TableGuards.tidied();

  /// The SQL state of everything that a right or a trigger refuses.
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String CHECK_VIOLATION = "23514";

  private final List<Store> stores = new ArrayList<>();

  /// The database of one service.
  private record Store(String service, LogUnderTest under) {
    DatabaseAddress address() {
      return under.database();
    }

    DatabaseAccess access() {
      return DatabaseAccess.of(address());
    }

    Connection asUser() throws SQLException {
      return address().connectAsUser();
    }

    Connection asOwner() throws SQLException {
      return address().connectAsOwner();
    }

    Connection asSuperuser() throws SQLException {
      return DriverManager.getConnection(
          address().jdbcUrl(), address().superuser(), address().superuser());
    }

    Set<String> tables() {
      return names("select tablename as name from pg_tables where schemaname = 'public'");
    }

    /// Tables to which rows are only added, and those that grow.
    Set<String> evidence() {
      var tables = tables();
      tables.removeAll(CHANGING);
      tables.removeAll(views());
      return tables;
    }

    /// Tables that are compared with events because they are views.
    Set<String> views() {
      return names("select table_name as name from view_registry");
    }

    boolean isOfEvery(String table) {
      return TableGuards.all().stream()
          .anyMatch(each -> each.service().equals(TableGuards.EVERY) && each.table().equals(table));
    }

    private Set<String> names(String sql) {
      var names = new TreeSet<String>();
      access().rows(sql).forEach(row -> names.add(String.valueOf(row.get("name"))));
      return names;
    }

    /// A statement that would change every row, and changes no value.
    String update(String table) {
      var column =
          names(
                  """
                  select column_name as name from information_schema.columns
                  where table_schema = 'public' and table_name = '%s'
                    and is_identity = 'NO' and is_generated = 'NEVER'\
                  """
                      .formatted(table))
              .iterator()
              .next();
      return "update %s set %s = %s".formatted(table, column, column);
    }

    List<String> attacksOn(String table) {
      var out = List.of("delete from " + table, "truncate " + table);
      if (GROWING.contains(table)) {
        return out;
      }
      return List.of(update(table), out.getFirst(), out.getLast());
    }
  }

  private interface Login {
    Connection of(Store store) throws SQLException;
  }

  @BeforeAll
  void migrate() throws IOException {
    var root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("platform/event-store"))) {
      root = root.resolve("..").normalize();
    }
    try (var folders = Files.list(root)) {
      for (var service : folders.sorted().toList()) {
        var migrations = service.resolve("src/main/resources/db/migration");
        if (Files.isDirectory(migrations)) {
          stores.add(
              new Store(
                  service.getFileName().toString(),
                  LogUnderTest.create(locations(service, migrations))));
        }
      }
    }
  }

  /// Where the service finds its own migrations, and those of the vault where it has one.
  private static String[] locations(Path service, Path migrations) throws IOException {
    var properties = Files.readString(service.resolve("src/main/resources/application.properties"));
    return properties.contains("db/vault")
        ? new String[] {"classpath:db/vault", "filesystem:" + migrations}
        : new String[] {"filesystem:" + migrations};
  }

  @AfterAll
  void close() {
    stores.forEach(store -> store.under().close());
  }

  @Test
  void everyTableOfEveryServiceSaysHowItIsGuardedOnceAndNothingElseDoes() {
    // Given
    assertThat(stores)
        .extracting(Store::service)
        .contains("audit-service", "incident-service", "inventory-service", "risk-service");

    // When
    var tables = new TreeSet<String>();
    for (var store : stores) {
      var views = store.views();
      assertThat(store.tables()).as(store.service()).containsAll(views);
      store.tables().stream()
          .filter(table -> !views.contains(table))
          .forEach(
              table ->
                  tables.add((store.isOfEvery(table) ? "every" : store.service()) + " " + table));
    }

    // Then
    assertThat(tables)
        .containsExactlyInAnyOrderElementsOf(
            TableGuards.all().stream()
                .map(
                    each ->
                        (each.service().equals(TableGuards.EVERY)
                                ? "every"
                                : each.service() + "-service")
                            + " "
                            + each.table())
                .toList());
  }

  @Test
  void sealedTablesHaveAColumnForTheirSealAndNoOthersHave() {
    // Given
    var sealed = new TreeSet<String>();

    // When
    stores.forEach(
        store ->
            sealed.addAll(
                store.names(
                    "select table_name as name from information_schema.columns"
                        + " where table_schema = 'public' and column_name = 'seal'"
                        + " and data_type = 'bytea'")));

    // Then
    assertThat(sealed).isEqualTo(new TreeSet<>(TableGuards.named(TableGuard.SEALED)));
  }

  /// Attack: rows of any append-only table of any service are changed, deleted or emptied, as
  /// application | the database | at once, refused
  @Test
  void theServiceCanNotChangeWhatItRecorded() throws SQLException {
    // Given
    // When
    var attempts = attempts(Set.of(), Store::asUser, "");

    // Then
    assertRefused(attempts);
    // By its rights already; the triggers would refuse it too.
    assertThat(attempts)
        .filteredOn(one -> !one.message().contains("permission denied for table"))
        .isEmpty();
  }

  /// Attack: rows of any append-only table of any service are changed, deleted or emptied, as owner
  /// | the triggers of the database | at once, refused
  @Test
  void theOwnerCanNotChangeWhatWasRecordedEither() throws SQLException {
    // Given
    // When
    var attempts = attempts(TIDIED_BY_OWNER, Store::asOwner, "");

    // Then
    assertRefused(attempts);
  }

  /// Attack: rows of any append-only table of any service are changed, deleted or emptied, as
  /// superuser in a session that calls itself a replica | the triggers of the database | at once,
  /// refused
  @Test
  void aReplicaSessionMeetsTheSameTriggers() throws SQLException {
    // Given
    // When
    var attempts =
        attempts(TIDIED_BY_OWNER, Store::asSuperuser, "set session_replication_role = replica; ");

    // Then
    assertRefused(attempts);
  }

  /// Attack: {0} for any table of any service, as application | the database | at once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table … disable trigger all",
        "alter table … disable trigger user",
        "alter table … owner to app_user",
        "alter table … add column forged text",
        "create trigger forged before insert on … execute function refuse_change()",
        "truncate …",
        "drop table …"
      })
  void theServiceOwnsNoTable(String attack) throws SQLException {
    // Given
    var attempts = new ArrayList<Attempt>();

    // When
    for (var store : stores) {
      var attacks = store.tables().stream().map(table -> attack.replace("…", table)).toList();
      attempts.addAll(attempts(store, Store::asUser, "", attacks));
    }

    // Then
    assertRefused(attempts);
  }

  /// Attack: {0} in any service, as application | the database | at once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "set session_replication_role = replica",
        "create or replace function refuse_change() returns trigger language plpgsql as 'begin"
            + " return new; end'",
        "drop function refuse_change() cascade",
        "insert into view_registry (name, table_name) values ('forged', 'events')",
        "set role app_owner",
        "create table forged ()"
      })
  void theServiceCanNotGetPastTheTriggers(String attack) throws SQLException {
    // Given
    var attempts = new ArrayList<Attempt>();

    // When
    for (var store : stores) {
      attempts.addAll(attempts(store, Store::asUser, "", List.of(attack)));
    }

    // Then
    assertRefused(attempts);
  }

  /// Attack: {0} in any service, as application | the database | at once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into events values (99, 1, 'a/1', 1, gen_random_uuid(), 'a', now(), '{}')",
        "insert into events values (0, 1, 'a/1', 1, gen_random_uuid(), 'a', now(), '{}')",
        "insert into events values (0, 4711, 'a/1', 1, gen_random_uuid(), 'a', now(), '{}')",
        "insert into lane_head values (99, 0)",
        "update lane_head set seq = 0",
        "delete from lane_head"
      })
  void theServiceAppendsOnlyWhatALaneGivesANumberTo(String attack) throws SQLException {
    // Given
    var attempts = new ArrayList<Attempt>();

    // When
    for (var store : stores) {
      attempts.addAll(attempts(store, Store::asUser, "", List.of(attack)));
    }

    // Then
    assertRefused(attempts);
  }

  /// Attack: an event is appended to a lane that there is not, with a temporary table in the place
  /// of the lanes, in any service, as application | the database | at once, refused
  @Test
  void aTableOfTheCallerDoesNotStandInForTheLanes() throws SQLException {
    // Given
    var table =
        "create temp table lane_head (lane smallint, seq bigint);"
            + " insert into lane_head values (99, 0); ";
    var append =
        """
        select append_sealed(99::smallint, array['a/1'], array[0::bigint], array[1::bigint], array[null::uuid],
          array[null::text], array[null::text], array[null::bytea], array[1], array[1::bigint],
          array[gen_random_uuid()], array['a'], array[now()], array['{}'::bytea], '{}', '{}', '{}', '{}', array[null::bytea])\
        """;
    var attempts = new ArrayList<Attempt>();
    for (var store : stores) {
      // Where somebody has given it more rights than it needs.
      execute(store.asSuperuser(), "grant temporary on database %s to app_user", store);
    }

    // When
    for (var store : stores) {
      attempts.addAll(attempts(store, Store::asUser, table, List.of(append)));
    }

    // Then
    assertThat(attempts).hasSameSizeAs(stores);
    assertThat(attempts)
        .allSatisfy(one -> assertThat(one.message()).contains("lane 99 does not exist"));
  }

  /// Attack: an event is put into a lane that there is not, in any service, as owner | the database
  /// | at once, refused
  @Test
  void theOwnerPutsNothingIntoALaneThatThereIsNot() throws SQLException {
    // Given
    var event = "insert into events values (%d, 1, 'a/1', 1, gen_random_uuid(), 'a', now(), '{}')";
    var attempts = new ArrayList<Attempt>();

    // When
    for (var store : stores) {
      var attacks =
          List.of(event.formatted(-1), event.formatted(LogUnderTest.LANES), event.formatted(99));
      attempts.addAll(attempts(store, Store::asOwner, "", attacks));
    }

    // Then
    assertThat(attempts).hasSize(3 * stores.size());
    assertThat(attempts).extracting(Attempt::state).containsOnly(CHECK_VIOLATION);
  }

  /// Attack: an event gets a number of its lane, or a version of its stream, that is taken, in any
  /// service, as owner | the keys of the database | at once, refused
  @Test
  void whatIsTakenIsNotGivenTwice() throws SQLException {
    // Given
    var event = "insert into events values (0, %d, 'a/1', %d, gen_random_uuid(), 'a', now(), '{}')";
    var before = event.formatted(1, 1) + "; ";
    var attempts = new ArrayList<Attempt>();

    // When
    for (var store : stores) {
      var attacks = List.of(event.formatted(1, 2), event.formatted(2, 1));
      attempts.addAll(attempts(store, Store::asOwner, before, attacks));
    }

    // Then
    assertThat(attempts).hasSize(2 * stores.size());
    assertThat(attempts).extracting(Attempt::state).containsOnly(UNIQUE_VIOLATION);
  }

  private static void execute(Connection connection, String sql, Store store) throws SQLException {
    try (connection;
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(store.address().name()));
    }
  }

  private record Attempt(String what, String state, String message) {}

  private List<Attempt> attempts(Set<String> without, Login login, String before)
      throws SQLException {
    var attempts = new ArrayList<Attempt>();
    for (var store : stores) {
      var attacks = new ArrayList<String>();
      for (var table : store.evidence()) {
        if (!without.contains(table)) {
          attacks.addAll(store.attacksOn(table));
        }
      }
      attempts.addAll(attempts(store, login, before, attacks));
    }
    return attempts;
  }

  /// Tries each, and takes it back in any case.
  private static List<Attempt> attempts(
      Store store, Login login, String before, List<String> attacks) throws SQLException {
    var attempts = new ArrayList<Attempt>();
    try (var connection = login.of(store);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var sql : attacks) {
        attempts.add(outcome(statement, store.service() + ": " + sql, before + sql));
        connection.rollback();
      }
    }
    return attempts;
  }

  private static Attempt outcome(Statement statement, String what, String sql) {
    try {
      var _ = statement.execute(sql);
      return new Attempt(what, "done", "");
    } catch (SQLException refused) {
      return new Attempt(
          what, String.valueOf(refused.getSQLState()), String.valueOf(refused.getMessage()));
    }
  }

  private static void assertRefused(List<Attempt> attempts) {
    assertThat(attempts).isNotEmpty();
    assertThat(attempts).filteredOn(one -> !one.state().equals(INSUFFICIENT_PRIVILEGE)).isEmpty();
  }
}
