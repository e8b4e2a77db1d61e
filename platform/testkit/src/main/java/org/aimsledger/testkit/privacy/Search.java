package org.aimsledger.testkit.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What was looked through, and where something was found.
///
/// @param places how many tables, records or files
/// @param bytes how many bytes they had
/// @param hits `<place>: <form>`
public record Search(int places, long bytes, List<String> hits) {
  private static final int ROWS_AT_ONCE = 500;
  private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

  public Search {
    hits = List.copyOf(hits);
  }

  /// Every table of every schema, the catalogues, their statistics and what is kept out of line
  /// included.
  ///
  /// @param superuser may read everything
  public static Search database(Connection superuser, Traces traces) throws SQLException {
    var hits = new ArrayList<String>();
    var bytes = 0L;
    var tables = tables(superuser);
    for (var table : tables) {
      var found = new TracesIn(traces);
      read(superuser, table, found);
      bytes += found.read();
      found.found().forEach(form -> hits.add(table + ": " + form));
    }
    return new Search(tables.size(), bytes, hits);
  }

  /// Every field as the bytes that it has: bytea decoded, everything else as text.
  private static void read(Connection superuser, String table, TracesIn into) throws SQLException {
    // Without it the driver would hold a whole table in memory.
    superuser.setAutoCommit(false);
    try (var statement = superuser.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows = statement.executeQuery("select * from " + table)) {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (var column = 1; column <= columns; column++) {
            var field = rows.getBytes(column);
            if (field != null) {
              into.write(field, 0, field.length);
              into.write('\n');
            }
          }
        }
      }
    } finally {
      superuser.rollback();
      superuser.setAutoCommit(true);
    }
  }

  private static List<String> tables(Connection superuser) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = superuser.createStatement()) {
      // So that the statistics hold what they would hold some time later.
      var _ = statement.execute("analyze");
      try (var rows =
          statement.executeQuery(
              "select format('%I.%I', nspname, relname) from pg_class c"
                  + " join pg_namespace n on n.oid = relnamespace"
                  + " where relkind in ('r', 'm', 't') order by 1")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
    }
    return tables;
  }

  /// Every record of every topic: key, value and headers.
  public static Search topics(String brokers, Traces traces) {
    var hits = new ArrayList<String>();
    var records = 0;
    var bytes = 0L;
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(LONGEST_POLL)) {
          var found = new TracesIn(traces);
          parts(record).forEach(part -> found.write(part, 0, part.length));
          records++;
          bytes += found.read();
          found
              .found()
              .forEach(
                  form ->
                      hits.add(
                          record.topic()
                              + "/"
                              + record.partition()
                              + "/"
                              + record.offset()
                              + ": "
                              + form));
        }
      }
    }
    return new Search(records, bytes, hits);
  }

  private static Stream<byte[]> parts(ConsumerRecord<byte[], byte[]> record) {
    var parts = new ArrayList<byte[]>();
    if (record.key() != null) {
      parts.add(record.key());
    }
    if (record.value() != null) {
      parts.add(record.value());
    }
    record.headers().forEach(header -> parts.add(header.value()));
    return parts.stream();
  }

  /// Every file below a folder. A file that goes away meanwhile is passed over.
  public static Search files(Path folder, Traces traces) throws IOException {
    var hits = new ArrayList<String>();
    var count = 0;
    var bytes = 0L;
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (var file : files) {
      var found = new TracesIn(traces);
      try {
        var _ = Files.copy(file, found);
      } catch (NoSuchFileException _) {
        continue;
      }
      count++;
      bytes += found.read();
      found.found().forEach(form -> hits.add(folder.relativize(file) + ": " + form));
    }
    return new Search(count, bytes, hits);
  }
}
