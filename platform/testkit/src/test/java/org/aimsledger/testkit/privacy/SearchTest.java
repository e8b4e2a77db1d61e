package org.aimsledger.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aimsledger.testkit.backing.BackingServices;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A search that finds nothing is worth something only if it finds what is there.
class SearchTest {
  private static final String NAME = "Balthasar Quimbleby";

  @TempDir Path folder;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void aTextIsFoundInBase64WhereverItBegins(int before) {
    // Given
    var plain = "x".repeat(before) + NAME + "yz";

    // When
    var found = Traces.of(NAME).in(Base64.getEncoder().encode(utf8(plain)));

    // Then
    assertThat(found).contains(NAME + " in base64+" + before % 3);
  }

  @Test
  void aTextIsFoundInEveryOtherForm() throws Exception {
    // Given
    var hash = MessageDigest.getInstance("SHA-256").digest(utf8(NAME));
    List<UnaryOperator<byte[]>> forms =
        List.of(
            bytes -> bytes,
            bytes -> utf8(HexFormat.of().formatHex(bytes)),
            bytes -> NAME.getBytes(StandardCharsets.UTF_16LE),
            bytes -> hash,
            bytes -> utf8("{\"hash\":\"" + Base64.getUrlEncoder().encodeToString(hash) + "\"}"));

    // When, Then
    assertThat(forms)
        .allSatisfy(form -> assertThat(Traces.of(NAME).in(form.apply(utf8(NAME)))).isNotEmpty());
    assertThat(Traces.of(NAME).in(utf8("Balthasar Quimblebee"))).isEmpty();
  }

  @Test
  void aTextAcrossTwoBlocksOfAFileIsFound() throws Exception {
    // Given
    var block = 1 << 20;
    var text = "x".repeat(block * 2 - 7) + NAME + "x".repeat(block);
    var _ = Files.write(folder.resolve("large"), utf8(text));

    // When
    var search = Search.files(folder, Traces.of(NAME));

    // Then
    assertThat(search.hits()).containsExactly("large: " + NAME);
    assertThat(search.bytes()).isEqualTo(text.length());
  }

  @Test
  void everyTableIsLookedThroughIncludingBinaryColumnsAndStatistics() throws Exception {
    // Given: plain, inside bytea, compressed out of line, and in a schema of its own
    var database = BackingServices.database("search");
    try (var owner = database.connectAsOwner();
        var statement = owner.createStatement()) {
      var _ =
          statement.execute(
              """
              create schema hidden;
              create table hidden.plain (text text);
              create table hidden.raw (bytes bytea);
              create table hidden.large (text text);
              create table hidden.none (text text);
              insert into hidden.plain select '%1$s' from generate_series(1, 100);
              insert into hidden.raw values (convert_to('{"name":"%1$s"}', 'UTF8'));
              insert into hidden.large values (repeat('%1$s ', 10000));
              insert into hidden.none values ('nobody');
              """
                  .formatted(NAME));
    }

    // When
    Search search;
    try (var superuser = database.connectAsSuperuser()) {
      search = Search.database(superuser, Traces.of(NAME));
    }

    // Then
    assertThat(search.hits())
        .contains(
            "hidden.plain: " + NAME,
            "hidden.raw: " + NAME,
            "hidden.large: " + NAME,
            "pg_catalog.pg_statistic: " + NAME)
        .noneMatch(hit -> hit.startsWith("hidden.none"));
  }

  @Test
  void everyRecordIsLookedThroughIncludingKeysAndHeaders() throws Exception {
    // Given
    var settings = Map.<String, Object>of("bootstrap.servers", BackingServices.kafkaServers());
    var serializer = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, serializer, serializer)) {
      var inHeader = new ProducerRecord<>("aims.demo.v1", utf8("key"), utf8("value"));
      var _ = inHeader.headers().add("who", utf8(NAME));
      for (var record :
          List.of(
              inHeader,
              new ProducerRecord<>("aims.demo.v1", utf8(NAME), utf8("value")),
              new ProducerRecord<>("aims.demo.v1", utf8("key"), utf8(NAME)))) {
        var _ = producer.send(record).get();
      }
    }

    // When
    var search = Search.topics(BackingServices.kafkaServers(), Traces.of(NAME));

    // Then
    assertThat(search.hits()).hasSize(3).allMatch(hit -> hit.endsWith(": " + NAME));
  }
}
