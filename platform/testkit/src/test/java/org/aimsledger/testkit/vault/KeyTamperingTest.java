package org.aimsledger.testkit.vault;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.compare.KeyTable;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.eventstore.vault.FoundKey;
import org.aimsledger.eventstore.vault.KeyFile;
import org.aimsledger.eventstore.vault.SubjectKey;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.testkit.backing.VaultKeys;
import org.aimsledger.testkit.store.LogUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of data subjects against the events that speak of them.
class KeyTamperingTest {
  private static final CommandContext SOMEBODY =
      new CommandContext("ada", "c", null, null, null, null);

  private final Path keys = VaultKeys.create();
  private LogUnderTest under;
  private Vault vault;
  private EventStore store;
  private CommandRunner<Secrets.Order, Secrets.State, Secrets.Noted, String> runner;

  @BeforeEach
  void open() {
    under = LogUnderTest.create("classpath:db/vault", "classpath:db/secrets");
    vault = new Vault(under.vaultPool(), under.pool(), KeyFile.read(keys), Duration.ofSeconds(20));
    store = new EventStore("/test", under.open(), 10, 3, Clock.systemUTC());
    runner = store.runner(new Secrets().aggregate());
  }

  @AfterEach
  void close() {
    under.close();
  }

  @Test
  void keysThatAreAsTheEventsSayAreNoDifference() throws Exception {
    // Given: one that lives, one of whom two streams speak, one that was erased, the service's own
    var ada = named();
    var _ = named();
    write(UUID.randomUUID(), ada);
    erase(named().subject());
    erase(ada.subject());
    var _ = await(vault.ownKey());

    // When
    var found = differences();

    // Then
    assertThat(found).isEmpty();
  }

  /// Attack: {0} for a person whom no event erases, as application and as owner | the database | at
  /// once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select vault.destroy_key(subject) from vault.subjects_after(null, 9) as subject",
        "select vault.destroy_keys_again('secret', 'org.aimsledger.test.named.v1')",
        "select vault.destroy_key('00000000-0000-0000-0000-000000000000')",
      })
  void noKeyIsDestroyedWithoutTheEventThatSaysSo(String attack) throws Exception {
    // Given
    var ada = named();
    var own = await(vault.ownKey());

    // When
    try (var application = under.database().connectAsUser();
        var owner = under.database().connectAsOwner()) {
      refused(application, attack);
      refused(owner, attack);
      refused(
          owner, "update vault.subject_keys set wrapped = null, destroyed_at = clock_timestamp()");
    }

    // Then
    assertThat(await(vault.find(ada.subject()))).isEqualTo(new FoundKey.Live(ada));
    assertThat(await(vault.ownKey())).isEqualTo(own);
    assertThat(differences()).isEmpty();
  }

  /// Attack: the key of a person is {0}, and no event says so, triggers off | comparison of keys
  /// with events, with the person's id and column; nothing brings the key back | within one pass
  @ParameterizedTest
  @ValueSource(
      strings = {
        "destroyed: destroyed_at = now(), wrapped = null",
        "exchanged for another: key_id = gen_random_uuid()",
        "overwritten: wrapped = sha256('x')",
      })
  void aKeyThatIsGoneWithoutAnEventIsNamed(String attack) throws Exception {
    // Given
    var ada = named();
    var _ = named();
    var change = attack.substring(attack.indexOf(':') + 2);
    tamper("update vault.subject_keys set " + change + " where subject = '%s'", ada.subject());

    // When
    var found = differences();

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::key, Difference::kind)
        .containsExactly(tuple(What.KEY, ada.subject(), Kind.CHANGED));
    assertThat(found.getFirst().columns()).contains(change.substring(0, change.indexOf(' ')));
    assertThat(await(KeyTable.mend(under.pool(), found.getFirst()))).isFalse();
  }

  /// Attack: the row of a person's key is deleted although events are sealed with it, triggers off
  /// | comparison of keys with events; erasing the person says what is true now | within one pass
  @Test
  void aKeyThatWasDeletedIsNamedUntilThePersonIsErased() throws Exception {
    // Given
    var ada = named();
    tamper("delete from vault.subject_keys where subject = '%s'", ada.subject());

    // When
    var found = differences();

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(ada.subject(), Kind.MISSING));
    assertThat(await(KeyTable.mend(under.pool(), found.getFirst()))).isFalse();

    // When: the loss is admitted
    erase(ada.subject());
    mend(differences());

    // Then
    assertThat(differences()).isEmpty();
    assertThat(await(vault.find(ada.subject()))).isEqualTo(new FoundKey.Destroyed());
  }

  /// Attack: the key of somebody who was erased is put back, triggers off | comparison of keys with
  /// events; it is destroyed again | within one pass
  @Test
  void aKeyThatCameBackIsNamedAndDestroyedAgain() throws Exception {
    // Given
    var ada = named();
    try (var owner = under.database().connectAsOwner()) {
      run(owner, "create temp table copy as select * from vault.subject_keys");
      erase(ada.subject());
      run(owner, "alter table vault.subject_keys disable trigger user");
      run(owner, "delete from vault.subject_keys; insert into vault.subject_keys table copy");
    }
    enableTriggers();

    // When
    var found = differences();
    mend(found);

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind, Difference::columns)
        .containsExactly(tuple(ada.subject(), Kind.CHANGED, List.of("destroyed_at")));
    assertThat(await(vault.find(ada.subject()))).isEqualTo(new FoundKey.Destroyed());
    assertThat(differences()).isEmpty();
  }

  /// Attack: the empty place of a destroyed key is removed, so that the person could get another
  /// one, triggers off | comparison of keys with events; it is put back | within one pass
  @Test
  void anEmptyPlaceThatWasRemovedIsNamedAndPutBack() throws Exception {
    // Given
    var ada = named();
    erase(ada.subject());
    tamper("delete from vault.subject_keys where subject = '%s'", ada.subject());

    // When
    var found = differences();
    mend(found);

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(ada.subject(), Kind.MISSING));
    assertThatThrownBy(() -> write(ada.subject(), SubjectKey.make(ada.subject())))
        .hasMessageContaining("subject_keys_pkey");
    assertThat(differences()).isEmpty();
  }

  /// Attack: a key that no event names is put in, as application | comparison of keys with events |
  /// within one pass
  @Test
  void aKeyOfNobodyIsNamed() throws Exception {
    // Given
    var _ = named();
    var nobody = UUID.randomUUID();
    try (var application = under.database().connectAsUser()) {
      run(
          application,
          "select vault.keep_key('%s', gen_random_uuid(), 1, '\\x00')".formatted(nobody));
    }

    // When
    var found = differences();

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(nobody, Kind.UNEXPECTED));
  }

  /// Attack: the key that the service makes fingerprints with is destroyed, triggers off |
  /// comparison of keys with events | within one pass
  @Test
  void theServicesOwnKeyIsNamedWhenItIsDestroyed() throws Exception {
    // Given
    var own = await(vault.ownKey());
    tamper(
        "update vault.subject_keys set destroyed_at = now(), wrapped = null where subject = '%s'",
        own.subject());

    // When
    var found = differences();

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(own.subject(), Kind.UNEXPECTED));
  }

  private List<Difference> differences() throws Exception {
    var usual = ComparisonSettings.defaults();
    var quick =
        new ComparisonSettings(
            10,
            new ComparisonPause(Duration.ofMillis(1), 100),
            usual.time(),
            Duration.ofMillis(20),
            usual.keys(),
            usual.bytes(),
            usual.orders(),
            usual.receipts());
    var table = new KeyTable(store.log(), vault, Secrets.CATEGORY, Secrets.ERASED);
    var found = new ArrayList<Difference>();
    var _ = new Comparison(under.pool(), store, List.of(table), quick).pass(found::addAll);
    return found;
  }

  private void mend(List<Difference> found) {
    found.forEach(each -> assertThat(await(KeyTable.mend(under.pool(), each))).isTrue());
  }

  /// Somebody whose name is sealed in an event of a stream.
  private SubjectKey named() {
    var key = SubjectKey.make(UUID.randomUUID());
    write(key.subject(), key);
    return key;
  }

  private void write(UUID id, SubjectKey key) {
    var text = key.seal(new StreamId(Secrets.CATEGORY, id), "name", "Ada");
    var sealed = new Secrets.Sealed(key.subject(), key.id(), text);
    Companion nothing = _ -> Uni.createFrom().voidItem();
    var first = id.equals(key.subject());
    var order = new Secrets.Order.Name(sealed);
    assertThat(await(runner.run(id, order, SOMEBODY, first ? vault.keeping(key) : nothing)))
        .isInstanceOf(Outcome.Done.class);
  }

  private void erase(UUID someone) {
    assertThat(
            await(
                runner.run(
                    someone, new Secrets.Order.Erase(), SOMEBODY, vault.destroying(someone))))
        .isInstanceOf(Outcome.Done.class);
  }

  private void tamper(String sql, UUID someone) throws SQLException {
    try (var owner = under.database().connectAsOwner()) {
      run(owner, "alter table vault.subject_keys disable trigger user");
      run(owner, sql.formatted(someone));
    }
    enableTriggers();
  }

  private void enableTriggers() throws SQLException {
    try (var owner = under.database().connectAsOwner()) {
      run(owner, "alter table vault.subject_keys enable trigger user");
    }
  }

  private static void refused(Connection role, String sql) {
    assertThatThrownBy(() -> run(role, sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  private static void run(Connection role, String sql) throws SQLException {
    try (var statement = role.createStatement()) {
      var _ = statement.execute(sql);
    }
  }
}
