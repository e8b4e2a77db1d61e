package org.aimsledger.audit.trailaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.LongStream;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedPartTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/trail/tile/entries/000.p/5    | /trail/tile/entries, entries 0-65535",
        "/trail/tile/entries/255        | /trail/tile/entries, entries 0-65535",
        "/trail/tile/entries/256        | /trail/tile/entries, entries 65536-131071",
        "/trail/tile/entries/x001/x234/067 | /trail/tile/entries, entries 315883520-315949055",
        "/trail/tile/0/000              | /trail/tile, hashes",
        "/trail/tile/3/000.p/2          | /trail/tile, hashes"
      })
  void tilesOfOneStretchAreOnePart(String path, String name) {
    // Given
    // When
    var part = PublishedPart.of(path);

    // Then
    assertThat(part).isEqualTo(new PublishedPart(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trail/checkpoint",
        "/trail/policy",
        "/trail/key-changes",
        "/trail/tile/8/000",
        "/trail/tile/entries/0",
        "/api/audit/v1/entries"
      })
  void whatGivesNoEntriesIsNoPart(String path) {
    // Given
    // When
    var part = PublishedPart.of(path);

    // Then
    assertThat(part).isNull();
  }

  @Test
  void aWholeLogOfAMillionEntriesIsReadInSixteenParts() {
    // Given
    var bundles = LongStream.range(0, 1_000_000 / TileAddress.FULL_WIDTH);

    // When
    var parts =
        bundles
            .mapToObj(index -> new TileAddress(TileAddress.ENTRIES, index, TileAddress.FULL_WIDTH))
            .map(address -> PublishedPart.of("/trail/" + address.path()))
            .distinct();

    // Then
    assertThat(parts).hasSize(16);
  }

  @Test
  void requestsOfOneWindowAreToldWithTheSameWords() {
    // Given
    var part = Objects.requireNonNull(PublishedPart.of("/trail/tile/0/000"));

    // When
    var first = part.during(WINDOW, Instant.parse("2026-01-02T12:15:00Z"));
    var last = part.during(WINDOW, Instant.parse("2026-01-02T12:29:59.999Z"));
    var next = part.during(WINDOW, Instant.parse("2026-01-02T12:30:00Z"));

    // Then
    assertThat(first)
        .isEqualTo("/trail/tile, hashes, between 2026-01-02T12:15:00Z and 2026-01-02T12:30:00Z")
        .isEqualTo(last)
        .isNotEqualTo(next);
  }
}
