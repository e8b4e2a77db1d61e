package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.Lamps.KITCHEN;
import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.project.ProjectionSettings;
import org.aimsledger.testkit.store.LampView.LampEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows of views against the events that they follow from.
class ComparisonTest {
  private Lamps lamps;

  @BeforeEach
  void open() throws SQLException {
    lamps = new Lamps();
  }

  @AfterEach
  void close() {
    lamps.close();
  }

  @Test
  void rowsThatFollowFromTheirEventsAreNoDifference() throws Exception {
    // Given
    var all = someLamps(60);
    lamps.start();
    lamps.current();
    lamps.append(all.get(0), 1, new LampEvent.Renamed(all.get(0), "Light"));
    lamps.append(all.get(1), 1, new LampEvent.Removed(all.get(1)));
    lamps.current();

    // When
    var passed = new ArrayList<Difference>();
    var looked =
        new Comparison(
                lamps.under.pool(),
                lamps.store,
                List.of(lamps.lamps.rows(), lamps.rooms.rows()),
                Lamps.settings())
            .pass(passed::addAll);

    // Then
    assertThat(passed).isEmpty();
    assertThat(looked)
        .isNotNull()
        .satisfies(each -> assertThat(each.rows()).isGreaterThanOrEqualTo(61));
  }

  /// Attack: a row of a view is changed ({0}), as owner | comparison of views with their events,
  /// with row and column | within one pass
  @ParameterizedTest
  @CsvSource({
    "name = 'other', name",
    "colour = 'VIOLET', ''",
    "watts = null, watts",
    "changes = changes + 1, changes",
    "lit = not lit, lit",
    "'tags = tags || array[''c'']::varchar[]', tags",
    "rooms = null, rooms",
    "lit_at = lit_at + interval '1 microsecond', lit_at",
    "due = due - 1, due",
  })
  void aChangedRowIsNamedWithItsColumn(String change, String column) throws Exception {
    // Given
    var all = someLamps(40);
    lamps.start();
    lamps.current();
    assertThat(
            lamps.database.updateAsOwner(
                "update lamp set " + change + " where id = ?", all.get(17)))
        .isEqualTo(1);

    // When
    var found = lamps.differences();

    // Then
    assertThat(found)
        .extracting(Difference::table, Difference::key, Difference::kind, Difference::columns)
        .containsExactly(
            tuple(
                "lamps",
                all.get(17),
                Kind.CHANGED,
                column.isEmpty() ? List.of() : List.of(column)));
  }

  /// Attack: a row of a view is deleted, as owner | comparison of views with their events | within
  /// one pass
  @Test
  void aDeletedRowIsNamed() throws Exception {
    // Given
    var all = someLamps(40);
    lamps.start();
    lamps.current();
    var _ = lamps.database.updateAsOwner("delete from lamp where id = ?", all.get(3));

    // When
    var found = lamps.differences();

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(all.get(3), Kind.MISSING));
  }

  /// Attack: a row that no event has made is put into a view, as owner | comparison of views with
  /// their events | within one pass
  @Test
  void anInsertedRowIsNamed() throws Exception {
    // Given
    var _ = someLamps(40);
    lamps.start();
    lamps.current();
    var forged = UUID.randomUUID();
    var _ =
        lamps.database.updateAsOwner(
            "insert into lamp select ?, name, colour, changes, watts, lit, tags, rooms, lit_at, due"
                + " from lamp limit 1",
            forged);

    // When
    var found = lamps.differences();

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(forged, Kind.UNEXPECTED));
  }

  /// Attack: a row that its events have removed is put back into a view, as owner | comparison of
  /// views with their events | within one pass
  @Test
  void aRowThatWasPutBackIsNamed() throws Exception {
    // Given
    var all = someLamps(10);
    lamps.append(all.get(4), 1, new LampEvent.Removed(all.get(4)));
    lamps.start();
    lamps.current();
    var _ =
        lamps.database.updateAsOwner(
            "insert into lamp select ?, name, colour, changes, watts, lit, tags, rooms, lit_at, due"
                + " from lamp limit 1",
            all.get(4));

    // When
    var found = lamps.differences();

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(all.get(4), Kind.UNEXPECTED));
  }

  /// Attack: a row of a view that streams of several lanes touch is changed, as owner | comparison
  /// of views with their events, which no order of theirs explains | within one pass
  @Test
  void aChangedRowOfSeveralLanesIsNamed() throws Exception {
    // Given
    someLampsIn(KITCHEN, 12);
    lamps.start();
    lamps.current();
    var _ = lamps.database.updateAsOwner("update room set lamps = lamps - 1");

    // When
    var found = lamps.differences();

    // Then
    assertThat(found)
        .extracting(Difference::table, Difference::key, Difference::columns)
        .containsExactly(tuple("rooms", KITCHEN, List.of("lamps")));
  }

  @Test
  void aRowThatOnlyAnotherOrderOfLanesExplainsIsNoDifference() throws Exception {
    // Given: the view takes what it finds lane by lane, which is not the order of the times
    someLampsIn(KITCHEN, 12);
    lamps.start();
    lamps.current();

    // When
    var found = lamps.differences();

    // Then
    assertThat(lamps.database.number("select lamps from room")).isEqualTo(12);
    assertThat(found).isEmpty();
  }

  @Test
  void aRowWithMoreOrdersThanMayBeTriedStaysOpen() throws Exception {
    // Given
    someLampsIn(KITCHEN, 30);
    lamps.start();
    lamps.current();
    var _ = lamps.database.updateAsOwner("update room set lamps = lamps - 1");
    var usual = Lamps.settings();

    // When
    var found =
        lamps.differences(
            new ComparisonSettings(
                usual.rows(),
                usual.pause(),
                usual.time(),
                usual.confirm(),
                1_000,
                1 << 20,
                50,
                usual.receipts()));

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void aViewThatLagsIsNoDifference() throws Exception {
    // Given
    var all = someLamps(30);
    lamps.start();
    lamps.current();
    lamps.lamps.close();
    lamps.rooms.close();
    all.forEach(lamp -> lamps.append(lamp, 1, new LampEvent.Renamed(lamp, "later")));
    var _ = someLamps(30);

    // When
    var found = lamps.differences();

    // Then
    assertThat(lamps.database.number("select count(*) from lamp where name = 'later'")).isZero();
    assertThat(found).isEmpty();
  }

  @Test
  void whatIsWrittenMeanwhileIsNoDifference() throws Exception {
    // Given: a view that follows at its own pace while events come
    var going = new AtomicBoolean(true);
    lamps.start();
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (going.get()) {
                    var lamp = lamps.lit("a", KITCHEN);
                    lamps.append(lamp, 1, new LampEvent.Renamed(lamp, "b"));
                    if (lamp.getLeastSignificantBits() % 3 == 0) {
                      lamps.append(lamp, 2, new LampEvent.Removed(lamp));
                    }
                  }
                });

    // When
    var found = new ArrayList<Difference>();
    for (var pass = 0; pass < 4; pass++) {
      found.addAll(lamps.differences());
    }
    going.set(false);
    writer.join();

    // Then
    assertThat(lamps.database.number("select count(*) from events")).isGreaterThan(50);
    assertThat(found).isEmpty();
  }

  @Test
  void aViewThatIsBuiltAnewMeanwhileIsNoDifference() throws Exception {
    // Given
    var _ = someLamps(200);
    lamps.start();
    lamps.current();
    var found = new ArrayList<Difference>();

    // When
    for (var pass = 0; pass < 5; pass++) {
      await(lamps.lamps.rebuild());
      await(lamps.rooms.rebuild());
      found.addAll(lamps.differences());
    }

    // Then
    lamps.current();
    assertThat(found).isEmpty();
    assertThat(
            lamps.database.number(
                "select count(*) from view_registry where rebuilt_at is not null"))
        .isEqualTo(2);
  }

  @Test
  void rowsOfAnotherVersionAreLeftOut() throws Exception {
    // Given: rows that the first version has written, which the second would write otherwise
    var all = someLamps(10);
    all.forEach(lamp -> lamps.append(lamp, 1, new LampEvent.Renamed(lamp, "desk")));
    lamps.start();
    lamps.current();
    var second = lamps.runner(new LampView(2), ProjectionSettings.defaults());

    // When
    var found = lamps.differences(Lamps.settings(), List.of(second.rows()));

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void anotherRowIsAnotherDifferenceAndAllOfThemAreNamed() throws Exception {
    // Given
    var all = someLamps(50);
    lamps.start();
    lamps.current();
    var _ = lamps.database.updateAsOwner("delete from lamp");

    // When: more than one look, and more events than there is room for
    var usual = Lamps.settings();
    var found =
        lamps.differences(
            new ComparisonSettings(
                usual.rows(),
                usual.pause(),
                usual.time(),
                usual.confirm(),
                1_000,
                4_096,
                50_000,
                usual.receipts()));

    // Then
    assertThat(found).extracting(Difference::key).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void withMoreKeysThanItRemembersItFindsAnInsertedRowInOneOfTheNextPasses() throws Exception {
    // Given
    var _ = someLamps(100);
    lamps.start();
    lamps.current();
    var forged = UUID.randomUUID();
    var _ =
        lamps.database.updateAsOwner(
            "insert into lamp select ?, name, colour, changes, watts, lit, tags, rooms, lit_at, due"
                + " from lamp limit 1",
            forged);
    var usual = Lamps.settings();
    var comparison =
        new Comparison(
            lamps.under.pool(),
            lamps.store,
            List.of(lamps.lamps.rows()),
            new ComparisonSettings(
                usual.rows(),
                usual.pause(),
                usual.time(),
                usual.confirm(),
                20,
                1 << 20,
                50_000,
                usual.receipts()));

    // When
    var found = new ArrayList<Difference>();
    for (var pass = 0; pass < 17; pass++) {
      var _ = comparison.pass(found::addAll);
    }

    // Then
    assertThat(found).extracting(Difference::key).contains(forged).containsOnly(forged);
  }

  @Test
  void onlyOneProcessComparesAtATime() throws Exception {
    // Given
    lamps.start();
    try (var other = lamps.under.database().connectAsUser();
        var lock = other.createStatement()) {
      var _ = lock.execute("select pg_advisory_lock(1096177475, 0)");

      // When
      var passed =
          new Comparison(lamps.under.pool(), lamps.store, List.of(), Lamps.settings())
              .pass(_ -> {});

      // Then
      assertThat(passed).isNull();
    }
  }

  private List<UUID> someLamps(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n -> {
              var lamp = UUID.randomUUID();
              lamps.append(
                  lamp,
                  0,
                  new LampEvent.Lit(
                      lamp, "lamp " + n, List.of("a,b", "灯"), UUID.randomUUID(), Instant.now()));
              return lamp;
            })
        .toList();
  }

  private void someLampsIn(UUID room, int count) {
    for (var n = 0; n < count; n++) {
      var _ = lamps.lit("lamp " + n, room);
    }
  }
}
