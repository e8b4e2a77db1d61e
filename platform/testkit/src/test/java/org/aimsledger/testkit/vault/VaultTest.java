package org.aimsledger.testkit.vault;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.eventstore.vault.FoundKey;
import org.aimsledger.eventstore.vault.KeyFile;
import org.aimsledger.eventstore.vault.KeyFileException;
import org.aimsledger.eventstore.vault.SealBrokenException;
import org.aimsledger.eventstore.vault.SubjectKey;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.testkit.backing.VaultKeys;
import org.aimsledger.testkit.store.LogUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Keys of data subjects, on a real database with the rights that each role has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultTest {
  private static final CommandContext SOMEBODY =
      new CommandContext("ada", "c", null, null, null, null);

  private final Path keys = VaultKeys.create();
  private final UUID subject = UUID.randomUUID();
  private final StreamId stream = new StreamId(Secrets.CATEGORY, subject);
  private LogUnderTest under;
  private Vault vault;
  private CommandRunner<Secrets.Order, Secrets.State, Secrets.Noted, String> runner;

  @BeforeAll
  void open() {
    under = LogUnderTest.create("classpath:db/vault", "classpath:db/secrets");
    vault = vault(keys);
    runner =
        new EventStore("/test", under.open(), 10, 3, Clock.systemUTC())
            .runner(new Secrets().aggregate());
  }

  @AfterAll
  void close() {
    under.close();
  }

  private Vault vault(Path file) {
    return new Vault(under.vaultPool(), under.pool(), KeyFile.read(file), Duration.ofSeconds(20));
  }

  @Test
  void whatWasSealedIsReadWithTheKeyFromTheVault() {
    // Given
    var someone = UUID.randomUUID();
    var key = SubjectKey.make(someone);
    var sealed = key.seal(stream, "name", "Ægir Þórsson 山田");
    write(someone, sealed, vault.keeping(key));

    // When
    var found = live(someone);

    // Then
    assertThat(found.open(stream, "name", sealed)).isEqualTo("Ægir Þórsson 山田");
    assertThat(found).isEqualTo(key).isNotSameAs(key);
  }

  @Test
  void aSealOpensOnlyWhereItWasWrittenAndWithItsKey() {
    // Given
    var key = SubjectKey.make(subject);
    var sealed = key.seal(stream, "name", "Ada");
    var changed = (sealed.charAt(0) == 'A' ? "B" : "A") + sealed.substring(1);

    // When, Then
    for (var attempt :
        List.<Supplier<String>>of(
            () -> key.open(stream, "contact", sealed),
            () -> key.open(new StreamId(Secrets.CATEGORY, UUID.randomUUID()), "name", sealed),
            () -> key.open(stream, "name", changed),
            () -> key.open(stream, "name", "!"),
            () -> key.open(stream, "name", ""),
            () -> SubjectKey.make(subject).open(stream, "name", sealed))) {
      assertThatThrownBy(attempt::get).isInstanceOf(SealBrokenException.class);
    }
  }

  @Test
  void aSealTellsNeitherTheTextNorItsLength() {
    // Given
    var key = SubjectKey.make(subject);

    // When
    var one = key.seal(stream, "name", "Li");
    var same = key.seal(stream, "name", "Li");
    var longer = key.seal(stream, "name", "Maximilian Featherstonehaugh");

    // Then
    assertThat(one).isNotEqualTo(same).hasSameSizeAs(longer);
  }

  @Test
  void aDestroyedKeyIsGoneForGoodAndReadsAsErased() {
    // Given
    var someone = written("Ada").subject();

    // When
    erase(someone, vault.destroying(someone));

    // Then
    assertThat(found(someone)).isEqualTo(new FoundKey.Destroyed());
    assertThat(found(UUID.randomUUID())).isEqualTo(new FoundKey.Unknown());
    assertThatThrownBy(() -> write(someone, "x", vault.keeping(SubjectKey.make(someone))))
        .hasMessageContaining("subject_keys_pkey");
  }

  @Test
  void aCrashBetweenEventAndDestructionLeavesNeither() {
    // Given
    var key = written("Ada");
    Companion destroyedThenKilled =
        transaction ->
            vault
                .destroying(key.subject())
                .writeIn(transaction)
                .flatMap(
                    _ ->
                        transaction
                            .query("select pg_terminate_backend(pg_backend_pid())")
                            .execute()
                            .replaceWithVoid());

    // When
    assertThatThrownBy(() -> erase(key.subject(), destroyedThenKilled))
        .isInstanceOf(RuntimeException.class);

    // Then
    assertThat(live(key.subject())).isEqualTo(key);
    assertThat(state(key.subject()).erased()).isFalse();

    // When: the same order once more, by a process that lives
    erase(key.subject(), vault.destroying(key.subject()));

    // Then
    assertThat(found(key.subject())).isEqualTo(new FoundKey.Destroyed());
    assertThat(state(key.subject()).erased()).isTrue();
  }

  @Test
  void aKeyIsNotStoredWithoutTheEventThatNeedsIt() {
    // Given
    var key = SubjectKey.make(UUID.randomUUID());
    Companion keptThenFailed =
        transaction ->
            vault
                .keeping(key)
                .writeIn(transaction)
                .flatMap(_ -> Uni.createFrom().failure(new IllegalStateException("broken")));

    // When
    assertThatThrownBy(() -> write(key.subject(), "x", keptThenFailed)).hasMessage("broken");

    // Then
    assertThat(found(key.subject())).isEqualTo(new FoundKey.Unknown());
    assertThat(state(key.subject())).isEqualTo(new Secrets.State("", false));
  }

  @Test
  void aKeyThatCameBackWithAnOldCopyIsDestroyedAgain() throws Exception {
    // Given: erased, then a copy of the key table from before is put back
    var key = written("Ada");
    var other = written("Bob");
    var row = " vault.subject_keys where subject = '" + key.subject() + "'";
    try (var owner = under.database().connectAsOwner()) {
      run(owner, "create temp table copy as select * from" + row);
      erase(key.subject(), vault.destroying(key.subject()));
      run(owner, "alter table vault.subject_keys disable trigger user");
      run(owner, "delete from" + row);
      run(owner, "insert into vault.subject_keys select * from copy");
      for (var trigger : List.of("subject_keys_stay", "subject_keys_stay_destroyed")) {
        run(owner, "alter table vault.subject_keys enable always trigger " + trigger);
      }
    }
    assertThat(live(key.subject())).isEqualTo(key);

    // When
    var again = await(vault.destroyAgain(Secrets.CATEGORY, Secrets.ERASED));

    // Then
    assertThat(again).isEqualTo(1);
    assertThat(found(key.subject())).isEqualTo(new FoundKey.Destroyed());
    assertThat(live(other.subject())).isEqualTo(other);
  }

  @Test
  void keysAreWrappedAnewAndTheOldKeyEncryptionKeyCanGo() throws Exception {
    // Given
    var own = VaultKeys.create();
    try (var log = LogUnderTest.create("classpath:db/vault", "classpath:db/secrets")) {
      var before =
          new Vault(log.vaultPool(), log.pool(), KeyFile.read(own), Duration.ofSeconds(20));
      var made = await(before.ownKey());
      VaultKeys.add(own, 2);
      var both = new Vault(log.vaultPool(), log.pool(), KeyFile.read(own), Duration.ofSeconds(20));

      // When
      var first = await(both.wrapAnew(10));
      var second = await(both.wrapAnew(10));

      // Then
      assertThat(first).isEqualTo(1);
      assertThat(second).isZero();
      var onlyNew = Files.readAllLines(own).stream().filter(line -> line.startsWith("2 ")).toList();
      var _ = Files.write(own, onlyNew);
      var after = new Vault(log.vaultPool(), log.pool(), KeyFile.read(own), Duration.ofSeconds(20));
      await(after.check());
      assertThat(await(after.ownKey())).isEqualTo(made);
      assertThatThrownBy(() -> await(before.check())).isInstanceOf(KeyFileException.class);
    }
  }

  @Test
  void anotherKeyFileIsNoticedAndDoesNotLookLikeAnErasure() {
    // Given
    var someone = written("Ada").subject();
    var wrong = vault(VaultKeys.create());

    // When, Then
    assertThatThrownBy(() -> await(wrong.check())).isInstanceOf(KeyFileException.class);
    assertThatThrownBy(() -> await(wrong.find(someone))).isInstanceOf(KeyFileException.class);
    await(vault.check());
  }

  @Test
  void theKeyOfTheServiceIsMadeOnceAndIsNobodysToAskFor() {
    // Given
    var first = await(vault.ownKey());

    // When
    var second = await(vault(keys).ownKey());

    // Then
    var content = "content".getBytes(StandardCharsets.UTF_8);
    assertThat(second.fingerprint(content)).isEqualTo(first.fingerprint(content)).hasSize(32);
    assertThat(SubjectKey.make(first.subject()).fingerprint(content))
        .isNotEqualTo(first.fingerprint(content));
    assertThat(found(first.subject())).isEqualTo(new FoundKey.Unknown());
  }

  @Test
  void noRoleCanDoMoreThanItsPart() throws Exception {
    // Given
    var someone = written("Ada").subject();
    var gone = written("Bob").subject();
    erase(gone, vault.destroying(gone));

    try (var application = under.database().connectAsUser();
        var keeper = under.database().connectAsVault();
        var owner = under.database().connectAsOwner()) {
      // When, Then: the application reads no key
      refused(application, "select wrapped from vault.subject_keys");
      refused(application, "update vault.subject_keys set wrapped = null");
      refused(application, "delete from vault.subject_keys");

      // and the vault's role reads nothing else, and neither makes nor destroys one
      refused(keeper, "select * from events");
      refused(keeper, "select vault.destroy_key('" + someone + "')");
      refused(keeper, "select vault.keep_key('" + UUID.randomUUID() + "', null, 1, null)");
      refused(keeper, "update vault.subject_keys set destroyed_at = null");
      refused(keeper, "delete from vault.subject_keys");
      refused(
          keeper, "update vault.subject_keys set wrapped = '\\x00' where subject = '" + gone + "'");

      // and the owner himself brings nothing back and leaves no hole
      refused(owner, "update vault.subject_keys set destroyed_at = null, wrapped = '\\x00'");
      refused(owner, "delete from vault.subject_keys");
      refused(owner, "truncate vault.subject_keys");
    }
    assertThat(found(gone)).isEqualTo(new FoundKey.Destroyed());
  }

  private static void refused(Connection role, String sql) {
    assertThatThrownBy(() -> run(role, sql)).as(sql).isInstanceOf(SQLException.class);
  }

  private static void run(Connection role, String sql) throws SQLException {
    try (var statement = role.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  private SubjectKey written(String text) {
    var key = SubjectKey.make(UUID.randomUUID());
    var place = new StreamId(Secrets.CATEGORY, key.subject());
    write(key.subject(), key.seal(place, "name", text), vault.keeping(key));
    return key;
  }

  private void write(UUID someone, String sealed, Companion companion) {
    done(await(runner.run(someone, new Secrets.Order.Write(sealed), SOMEBODY, companion)));
  }

  private void erase(UUID someone, Companion companion) {
    done(await(runner.run(someone, new Secrets.Order.Erase(), SOMEBODY, companion)));
  }

  private static void done(Outcome<Secrets.State, String> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private Secrets.State state(UUID someone) {
    return await(runner.load(someone)).state();
  }

  private FoundKey found(UUID someone) {
    return await(vault.find(someone));
  }

  private SubjectKey live(UUID someone) {
    return switch (found(someone)) {
      case FoundKey.Live(var key) -> key;
      case FoundKey.Destroyed _, FoundKey.Unknown _ -> throw new AssertionError("no key");
    };
  }
}
