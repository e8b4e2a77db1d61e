package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.compare.ReceiptComparison;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.IdempotencyKey;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.ForgedReceiptException;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.RowKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Receipts that no event speaks of, against their seals.
class SealedRowsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String KEY = RowKeys.create();

  private LogUnderTest under;
  private DatabaseAccess database;
  private EventStore store;
  private CommandRunner<String, String, Happened, String> lamps;

  sealed interface Happened {
    record Lit(String name) implements Happened {}
  }

  /// To light a lamp that is lit leads to no event.
  private record Lamp() implements Decider<String, String, Happened, String> {
    static final EventTypes<Happened> TYPES =
        EventTypes.declare(Happened.class, _ -> "org.aimsledger.test.lit.v1");

    @Override
    public String initial() {
      return "";
    }

    @Override
    public Decision<Happened, String> decide(String name, String state) {
      return name.equals(state) ? Decision.accept() : Decision.accept(new Happened.Lit(name));
    }

    @Override
    public String evolve(String state, Happened event) {
      return switch (event) {
        case Happened.Lit(var name) -> name;
      };
    }
  }

  @BeforeEach
  void open() {
    under = LogUnderTest.create();
    database = DatabaseAccess.of(under.database());
    use(RowSeals.parse(KEY, CLOCK));
  }

  @AfterEach
  void close() {
    under.close();
  }

  private void use(RowSeals seals) {
    store = new EventStore("/test", under.open(seals), 100, 3, 200, Clock.systemUTC());
    lamps = store.runner(new Aggregate<>("lamp", new Lamp(), Lamp.TYPES));
  }

  @Test
  void whatTheServiceHasWrittenIsNoDifference() throws Exception {
    // Given: with an event, without one, and repeated
    var lamp = lit("k-1");
    assertThat(light(lamp, "k-2")).matches(done -> !done.replayed());

    // When
    var again = light(lamp, "k-2");
    var found = differences();

    // Then
    assertThat(again.replayed()).isTrue();
    assertThat(database.number("select count(*) from receipts where length(seal) = 36"))
        .isEqualTo(2);
    assertThat(found).isEmpty();
  }

  /// Attack: a receipt of a request that nobody has made is put in for a place that the log has, so
  /// that the request would be answered as done, as owner | seal of the receipt: the request is not
  /// answered from it; comparison with the seals, and it is taken out | when the request comes, or
  /// within one pass
  @Test
  void anInsertedReceiptIsNotAnsweredFromAndTakenOut() throws Exception {
    // Given
    var lamp = lit("k-1");
    insertReceipt("k-9", lamp, null);

    // When
    var tried = attempt(lamp, "k-9");
    var found = differences();
    mend(found);

    // Then
    assertThat(tried).isInstanceOf(ForgedReceiptException.class);
    assertNamed(found, Kind.UNEXPECTED, "lamp/" + lamp + " 1 ");
    assertThat(light(lamp, "k-9").replayed()).isFalse();
    assertThat(differences()).isEmpty();
  }

  /// Attack: the seal of a genuine receipt is copied to a forged one, as owner | seal of the
  /// receipt, which is of one row only; comparison with the seals, and it is taken out | when the
  /// request comes, or within one pass
  @Test
  void aCopiedSealIsOfAnotherReceipt() throws Exception {
    // Given
    var lamp = lit("k-1");
    insertReceipt("k-9", lamp, "(select seal from receipts where key = 'k-1')");

    // When
    var tried = attempt(lamp, "k-9");
    var found = differences();

    // Then
    assertThat(tried).isInstanceOf(ForgedReceiptException.class);
    assertNamed(found, Kind.UNEXPECTED, "lamp/" + lamp + " 1 ");
  }

  /// Attack: a receipt of a request that led to no event is changed: {0}, as owner | seal of the
  /// receipt; comparison with the seals, and it is taken out | within one pass
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fingerprint = sha256('x')",
        "version = 2",
        "stream = concat('lamp/', gen_random_uuid())",
        "key = 'k-9'",
        "principal = 'u-9'",
        "seal = null",
        "seal = decode(repeat('00', 36), 'hex')"
      })
  void aChangedReceiptOfARequestWithoutEventIsNamedAndTakenOut(String change) throws Exception {
    // Given: a place that there is, whatever it is changed to
    var lamp = lit("k-1");
    assertThat(light(lamp, "k-2").version()).isEqualTo(1);
    var _ = await(lamps.run(lamp, "other", context(null)));
    var _ = database.updateAsOwner("update receipts set " + change + " where key = 'k-2'");

    // When
    var found = differences();
    mend(found);

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::kind)
        .containsExactly(tuple(What.RECEIPT, Kind.UNEXPECTED));
    assertThat(database.number("select count(*) from receipts")).isEqualTo(1);
    assertThat(differences()).isEmpty();
  }

  /// Attack: a receipt of a request that led to no event is deleted, as owner | nobody; a request
  /// that comes again is decided anew, on what is the case then | –
  @Test
  void aRequestWithoutEventWhoseReceiptWasDeletedIsDecidedAnew() throws Exception {
    // Given
    var lamp = lit("k-1");
    assertThat(light(lamp, "k-2").replayed()).isFalse();
    assertThat(database.updateAsOwner("delete from receipts where key = 'k-2'")).isEqualTo(1);

    // When
    var found = differences();
    var again = light(lamp, "k-2");

    // Then: nothing is done twice
    assertThat(found).isEmpty();
    assertThat(again.replayed()).isFalse();
    assertThat(again.version()).isEqualTo(1);
  }

  /// Attack: a receipt is put in among those that came back after a restore, for a place that the
  /// log has, as owner | comparison with the events, one of which would have to name the request;
  /// it is taken out | within one pass
  @Test
  void aReceiptThatDidNotComeBackIsNamedAndTakenOut() throws Exception {
    // Given
    var lamp = lit("k-1");
    assertThat(
            database.updateAsOwner(
                "insert into returned_receipts (identity, fingerprint, stream, version)"
                    + " values ('AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA', ?, 1)",
                "lamp/" + lamp))
        .isEqualTo(1);

    // When
    var found = differences();
    mend(found);

    // Then
    assertNamed(found, Kind.UNEXPECTED, "lamp/" + lamp + " 1 ");
    assertThat(differences()).isEmpty();
  }

  @Test
  void receiptsOfTheKeyBeforeAreRightUntilItIsTakenAway() throws Exception {
    // Given
    var lamp = lit("k-1");
    assertThat(light(lamp, "k-2").replayed()).isFalse();
    var next = "2 " + RowKeys.create().substring(2);

    // When
    use(RowSeals.parse(next + "\n" + KEY, CLOCK));
    var both = differences();
    var repeated = light(lamp, "k-2");
    assertThat(light(lamp, "k-3").replayed()).isFalse();
    use(RowSeals.parse(next, CLOCK));
    var one = differences();

    // Then
    assertThat(both).isEmpty();
    assertThat(repeated.replayed()).isTrue();
    assertThat(one).hasSize(2);
  }

  @Test
  void receiptsFromBeforeThereWereKeysAreTakenUntilTheDayThatTheKeysSay() throws Exception {
    // Given
    use(RowSeals.NONE);
    var lamp = lit("k-1");
    assertThat(light(lamp, "k-2").replayed()).isFalse();

    // When
    use(RowSeals.parse(KEY + " 2026-11-30", CLOCK));
    var before = differences();
    var repeated = light(lamp, "k-2");
    use(RowSeals.parse(KEY + " 2026-11-29", CLOCK));
    var after = differences();

    // Then
    assertThat(before).isEmpty();
    assertThat(repeated.replayed()).isTrue();
    assertThat(after).hasSize(2);
    assertThat(attempt(lamp, "k-2")).isInstanceOf(ForgedReceiptException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "1",
        "1 short",
        "0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA someday",
        "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"
      })
  void whatIsNoKeyIsRefusedWithoutShowingIt(String keys) {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> RowSeals.parse(keys, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row keys")
        .hasMessageNotContaining("AAAA");
  }

  /// So that a seal can be checked by somebody else's program: HMAC-SHA-256 under 32 zero bytes.
  @Test
  void aSealIsTheNumberOfItsKeyAndTheKeyedHashOfTableAndFields() {
    // Given
    var seals = RowSeals.parse("7 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", CLOCK);

    // When
    var seal = seals.seal("t", "a", null, "");

    // Then: 00000001 't' 00000001 'a' ffffffff 00000000
    assertThat(seal)
        .asHexString()
        .isEqualToIgnoringCase(
            "000000070c1332e855f0420a13b17b1f04827e8f089853bd65c5a23ffc15c160255514c1");
    assertThat(seals.holds(seal, "t", "a", null, "")).isTrue();
    assertThat(seals.holds(seal, "t", "a", "", null)).isFalse();
  }

  private void insertReceipt(String key, UUID lamp, @Nullable String seal) throws SQLException {
    assertThat(
            database.updateAsOwner(
                "insert into receipts (principal, key, fingerprint, stream, version, seal)"
                    + " values ('u-1', ?, '\\x010203', ?, 1, "
                    + (seal == null ? "null" : seal)
                    + ")",
                key,
                "lamp/" + lamp))
        .isEqualTo(1);
  }

  private UUID lit(String key) {
    var id = UUID.randomUUID();
    assertThat(light(id, key).replayed()).isFalse();
    return id;
  }

  private Outcome.Done<String, String> light(UUID lamp, String key) {
    return (Outcome.Done<String, String>) await(lamps.run(lamp, "on", context(key)));
  }

  private Throwable attempt(UUID lamp, String key) {
    try {
      return new AssertionError(await(lamps.run(lamp, "on", context(key))).toString());
    } catch (ForgedReceiptException e) {
      return e;
    }
  }

  private static CommandContext context(@Nullable String key) {
    var idempotency = key == null ? null : new IdempotencyKey("u-1", key, new byte[] {1, 2, 3});
    return new CommandContext("u-1", "c-1", null, null, idempotency, null);
  }

  private List<Difference> differences() throws Exception {
    var found = new ArrayList<Difference>();
    var _ =
        new Comparison(under.pool(), store, List.of(new ClaimTable(store)), Lamps.settings())
            .pass(found::addAll);
    return found;
  }

  private void mend(List<Difference> found) {
    found.forEach(each -> await(ReceiptComparison.mend(under.pool(), each)));
  }

  private static void assertNamed(List<Difference> found, Kind kind, String key) {
    assertThat(found)
        .extracting(Difference::what, Difference::kind)
        .containsExactly(tuple(What.RECEIPT, kind));
    assertThat(found.getFirst().key().toString()).startsWith(key);
  }
}
