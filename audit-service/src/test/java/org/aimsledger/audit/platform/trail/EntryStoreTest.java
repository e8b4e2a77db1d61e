package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EntryStoreTest {
  private static final UUID SYSTEM = new UUID(1, 1);
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final List<TrailDatabase> OPENED = new ArrayList<>();

  /// 0 registered · 1 incident raised about it · 2 suspended because of the incident · 3 another
  /// system.
  @BeforeAll
  static void fill() {
    var database = TrailDatabase.create();
    OPENED.add(database);
    var first =
        List.of(
            new Sample("/inventory", "registered", "ai-system/" + SYSTEM, "ann", "c1", null, 10)
                .in("inventory", 1));
    var raised =
        List.of(
            new Sample("/incident", "raised", "incident/" + INCIDENT, "bob", "c2", null, 20)
                .mentioning(SYSTEM)
                .in("incident", 1));
    var more =
        List.of(
            new Sample(
                    "/inventory",
                    "suspended",
                    "ai-system/" + SYSTEM,
                    "incident-service",
                    "c2",
                    id("raised"),
                    30)
                .mentioning(INCIDENT)
                .in("inventory", 2),
            new Sample(
                    "/inventory",
                    "registered2",
                    "ai-system/" + new UUID(3, 3),
                    "ann",
                    "c3",
                    null,
                    40)
                .in("inventory", 3));
    var _ = database.append("inventory", 0, first);
    var _ = database.append("incident", 0, raised);
    var _ = database.append("inventory", 0, more);
  }

  @AfterAll
  static void close() {
    OPENED.forEach(TrailDatabase::close);
  }

  @Test
  void everythingAboutAThingIsFoundByItsIdWhereverItIsMentioned() {
    // Given
    // When
    var found = search(EntrySearch.about(SYSTEM));

    // Then
    assertThat(found).containsExactly(0L, 1L, 2L);
  }

  @Test
  void filtersAreJoined() {
    // Given
    var search = new EntrySearch(SYSTEM, "ann", "registered", "/inventory", "c1", at(10), at(11));

    // When
    var found = search(search);

    // Then
    assertThat(found).containsExactly(0L);
  }

  @Test
  void timesAreFromInclusiveToExclusive() {
    // Given
    var search = new EntrySearch(null, null, null, null, null, at(20), at(40));

    // When
    var found = search(search);

    // Then
    assertThat(found).containsExactly(1L, 2L);
  }

  @Test
  void backwardsTheNewestComesFirst() {
    // Given
    // When
    var found =
        entries().searchBackwards(EntrySearch.ALL, 3, 2).await().atMost(TrailDatabase.LIMIT);

    // Then
    assertThat(found).extracting(TrailEntry::index).containsExactly(2L, 1L);
  }

  @Test
  void anEntryIsFoundByIndexAndByEvent() {
    // Given
    // When
    var byIndex = entries().entry(1).await().atMost(TrailDatabase.LIMIT);
    var byEvent =
        entries().entryOf(UUID.fromString(id("raised"))).await().atMost(TrailDatabase.LIMIT);
    var beyond = entries().entry(4).await().atMost(TrailDatabase.LIMIT);

    // Then
    assertThat(byEvent).isEqualTo(byIndex);
    assertThat(Objects.requireNonNull(byIndex).actor()).isEqualTo("bob");
    assertThat(beyond).isNull();
  }

  @Test
  void causesLeadUpAndEffectsLeadDownAcrossServices() {
    // Given
    var causes = new CauseStore(OPENED.getFirst().pool());

    // When
    var up =
        causes.causes(UUID.fromString(id("suspended")), 10).await().atMost(TrailDatabase.LIMIT);
    var down =
        causes.effects(UUID.fromString(id("raised")), 10, 100).await().atMost(TrailDatabase.LIMIT);

    // Then
    assertThat(up)
        .extracting(step -> step.distance() + " " + step.entry().type())
        .containsExactly("0 suspended", "1 raised");
    assertThat(down)
        .extracting(step -> step.distance() + " " + step.entry().type())
        .containsExactly("1 suspended");
  }

  @Test
  void causesOfAnUnknownEventAreEmpty() {
    // Given
    var causes = new CauseStore(OPENED.getFirst().pool());

    // When
    var up = causes.causes(new UUID(9, 9), 10).await().atMost(TrailDatabase.LIMIT);

    // Then
    assertThat(up).isEmpty();
  }

  private static List<Long> search(EntrySearch search) {
    return entries().search(search, 0, 100).await().atMost(TrailDatabase.LIMIT).stream()
        .map(TrailEntry::index)
        .toList();
  }

  private static EntryStore entries() {
    return new EntryStore(OPENED.getFirst().pool());
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-11-22T10:%02d:00Z".formatted(minute));
  }

  private static String id(String type) {
    return new UUID(7, type.hashCode() & 0xffff).toString();
  }

  private record Sample(
      String source,
      String type,
      String subject,
      String actor,
      String correlation,
      @Nullable String causation,
      int minute,
      String data) {
    Sample(
        String source,
        String type,
        String subject,
        String actor,
        String correlation,
        @Nullable String causation,
        int minute) {
      this(source, type, subject, actor, correlation, causation, minute, "{}");
    }

    Sample mentioning(UUID other) {
      return new Sample(
          source,
          type,
          subject,
          actor,
          correlation,
          causation,
          minute,
          "{\"other\":\"" + other + "\"}");
    }

    ReceivedEvent in(String service, long laneSeq) {
      var cause = causation == null ? "" : "\"causationid\":\"" + causation + "\",";
      return Events.event(
          service,
          0,
          laneSeq,
          """
          {"id":"%s","source":"%s","type":"%s","subject":"%s","time":"%s","actor":"%s","correlationid":"%s",%s"data":%s}"""
              .formatted(
                  id(type), source, type, subject, at(minute), actor, correlation, cause, data));
    }
  }
}
