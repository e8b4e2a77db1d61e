package org.aimsledger.audit.contentpruning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Confirm;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Finish;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Order;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Prune;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.SetAside;
import org.aimsledger.contracts.audit.TrailPruningEvent;
import org.aimsledger.contracts.audit.TrailPruningEvent.Confirmed;
import org.aimsledger.contracts.audit.TrailPruningEvent.ContentPruned;
import org.aimsledger.contracts.audit.TrailPruningEvent.Finished;
import org.aimsledger.contracts.audit.TrailPruningEvent.Ordered;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentPruningDeciderTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Instant BEFORE = Instant.parse("2020-01-01T00:00:00Z");
  private static final String RULE = "retention-rules@2026.1";
  private static final String DIGEST = "ab".repeat(32);
  private static final EntryRuns ENTRIES = EntryRuns.of(List.of(7L, 9L, 10L, 11L, 12L));

  private static final Ordered ORDERED =
      new Ordered(
          ID, "access-records", RULE, "P3Y", BEFORE, "adam", "Yearly review of retention", NOON);
  private static final Confirmed CONFIRMED = new Confirmed(ID, "tom", NOON);
  private static final ContentPruned PRUNED =
      new ContentPruned(ID, 1, "access-records", RULE, "7 9-12", 5, DIGEST, NOON);
  private static final Finished FINISHED = new Finished(ID, 5, NOON);
  private static final TrailPruningEvent.SetAside SET_ASIDE =
      new TrailPruningEvent.SetAside(ID, 1, "entry 4 names entries that have to be kept", NOON);
  private static final List<TrailPruningEvent> ALL =
      List.of(ORDERED, CONFIRMED, PRUNED, FINISHED, SET_ASIDE);

  private final DeciderSpecification<
          ContentPruningCommand, ContentPruning, TrailPruningEvent, ContentPruningRejection>
      specification = specification(Map.of());

  private static DeciderSpecification<
          ContentPruningCommand, ContentPruning, TrailPruningEvent, ContentPruningRejection>
      specification(Map<String, Period> longer) {
    return DeciderSpecification.of(
        new ContentPruningDecider(BundledPacks.load().retentionRules(), longer));
  }

  private static Order order(String recordClass, Instant before) {
    return new Order(ID, recordClass, before, "adam", "Yearly review of retention", NOON);
  }

  @Test
  void whatIsOldEnoughIsOrdered() {
    // Given
    // When
    var decision = specification.when(order("access-records", BEFORE));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(ORDERED));
  }

  @Test
  void aClassThatNobodyKnowsIsKeptForEver() {
    // Given
    // When
    var decision = specification.when(order("seals", BEFORE));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new ContentPruningRejection.UnknownClass("seals", RULE)));
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, P3Y, 2023-01-02T12:00:00Z",
    "P3Y, P3Y, 2023-01-02T12:00:00Z",
    "P5Y, P5Y, 2021-01-02T12:00:00Z"
  })
  void theLongerOfLawAndOrganisationCounts(String own, String minimum, Instant latest) {
    // Given
    var longer = specification(Map.of("access-records", Period.parse(own)));

    // When
    var late = longer.when(order("access-records", latest.plusNanos(1_000)));
    var justInTime = longer.when(order("access-records", latest));

    // Then
    assertThat(late)
        .isEqualTo(
            Decision.reject(
                new ContentPruningRejection.StillKept("access-records", minimum, latest)));
    assertThat(justInTime)
        .isEqualTo(
            Decision.accept(
                new Ordered(
                    ID,
                    "access-records",
                    RULE,
                    minimum,
                    latest,
                    "adam",
                    "Yearly review of retention",
                    NOON)));
  }

  @Test
  void somebodyElseConfirms() {
    // Given
    var ordered = specification.given(ORDERED);

    // When
    var own = ordered.when(new Confirm(ID, "adam", NOON));
    var other = ordered.when(new Confirm(ID, "tom", NOON));
    var again = specification.given(ORDERED, CONFIRMED).when(new Confirm(ID, "tim", NOON));

    // Then
    assertThat(own).isEqualTo(Decision.reject(new ContentPruningRejection.SamePerson()));
    assertThat(other).isEqualTo(Decision.accept(CONFIRMED));
    assertThat(again).isEqualTo(Decision.accept());
  }

  @Test
  void nothingIsPrunedBeforeItIsConfirmed() {
    // Given
    var ordered = specification.given(ORDERED);

    // When
    var part = ordered.when(new Prune(ID, 1, ENTRIES, DIGEST, NOON));
    var end = ordered.when(new Finish(ID, NOON));

    // Then
    assertThat(part).isEqualTo(Decision.reject(new ContentPruningRejection.Unknown()));
    assertThat(end).isEqualTo(Decision.reject(new ContentPruningRejection.Unknown()));
  }

  @Test
  void eachPartIsNamedOnce() {
    // Given
    var confirmed = specification.given(ORDERED, CONFIRMED);

    // When
    var first = confirmed.when(new Prune(ID, 1, ENTRIES, DIGEST, NOON));
    var again =
        specification
            .given(ORDERED, CONFIRMED, PRUNED)
            .when(new Prune(ID, 1, ENTRIES, DIGEST, NOON));
    var end = specification.given(ORDERED, CONFIRMED, PRUNED).when(new Finish(ID, NOON));

    // Then
    assertThat(first).isEqualTo(Decision.accept(PRUNED));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(end).isEqualTo(Decision.accept(FINISHED));
  }

  @Test
  void whatIsFinishedStaysSo() {
    // Given
    var finished = specification.given(ORDERED, CONFIRMED, PRUNED, FINISHED);

    // When
    var decisions =
        Stream.of(
                new Confirm(ID, "tim", NOON),
                new Prune(ID, 2, ENTRIES, DIGEST, NOON),
                new Finish(ID, NOON))
            .map(finished::when)
            .toList();

    // Then
    assertThat(decisions).containsOnly(Decision.accept());
  }

  private static SetAside setAside(int part) {
    return new SetAside(ID, part, SET_ASIDE.reason(), NOON);
  }

  @Test
  void whatTheDatabaseRefusesIsSetAside() {
    // Given
    var named = specification.given(ORDERED, CONFIRMED, PRUNED);

    // When
    var decision = named.when(setAside(1));
    var older = named.when(setAside(0));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(SET_ASIDE));
    assertThat(older).isEqualTo(Decision.accept());
    assertThat(specification.given(ORDERED, CONFIRMED, PRUNED, SET_ASIDE).state())
        .isInstanceOfSatisfying(
            ContentPruning.SetAside.class,
            state -> {
              assertThat(state.part()).isEqualTo(1);
              assertThat(state.count()).isEqualTo(5);
              assertThat(state.reason()).isEqualTo(SET_ASIDE.reason());
            });
  }

  @Test
  void whatIsSetAsideStaysSo() {
    // Given
    var aside = specification.given(ORDERED, CONFIRMED, PRUNED, SET_ASIDE);

    // When
    var decisions =
        Stream.of(
                new Confirm(ID, "tim", NOON),
                new Prune(ID, 2, ENTRIES, DIGEST, NOON),
                new Finish(ID, NOON),
                setAside(1))
            .map(aside::when)
            .toList();

    // Then
    assertThat(decisions).containsOnly(Decision.accept());
    assertThat(specification.given(ORDERED).when(setAside(1)))
        .isEqualTo(Decision.reject(new ContentPruningRejection.Unknown()));
  }

  @Test
  void everyEventIsStoredAndReadAsApproved() throws IOException {
    // Given
    var types = ContentPruningEventTypes.TYPES;

    // When
    for (var sample : ALL) {
      var approved =
          Files.readString(Path.of("src/test/resources/approved", types.nameOf(sample) + ".json"));
      var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sample);
      var read = types.read(types.nameOf(sample), EventJson.MAPPER.readTree(approved));

      // Then
      assertThat(written).isEqualTo(approved.stripTrailing());
      assertThat(read).isEqualTo(sample);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.content-", ContentPruningEventTypes.TYPES);
  }
}
