package org.aimsledger.systemtests.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.systemtests.faults.Evidence.Place;
import org.aimsledger.systemtests.faults.Evidence.Sent;
import org.aimsledger.verifier.log.Hash;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what is new in the topics of the services. Remembers how far it has read.
final class KafkaReader implements AutoCloseable {
  private static final int LANES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String servers;
  private final Admin admin;
  private final Map<TopicPartition, Long> next = new HashMap<>();

  KafkaReader(String servers) {
    this.servers = servers;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
  }

  /// Number of records by `service/lane`, repetitions included.
  Map<String, Long> ends() throws InterruptedException, ExecutionException, TimeoutException {
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    var names = new HashMap<TopicPartition, String>();
    partitions()
        .forEach(
            (partition, service) -> {
              latest.put(partition, OffsetSpec.latest());
              names.put(partition, service + "/" + partition.partition());
            });
    var ends = new HashMap<String, Long>();
    admin
        .listOffsets(latest)
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .forEach((partition, end) -> ends.put(names.getOrDefault(partition, ""), end.offset()));
    return ends;
  }

  private static Map<TopicPartition, String> partitions() {
    var partitions = new HashMap<TopicPartition, String>();
    for (var service : Quiet.SERVICES) {
      for (var lane = 0; lane < LANES; lane++) {
        partitions.put(new TopicPartition("aims." + service + ".v1", lane), service);
      }
    }
    return partitions;
  }

  /// After the broker was wiped, or to read everything once more.
  void rewind() {
    next.clear();
  }

  List<Sent> sent() {
    var all = new ArrayList<Sent>();
    try (var consumer = consumer()) {
      var partitions = partitions();
      consumer.assign(partitions.keySet());
      var ends = consumer.endOffsets(partitions.keySet(), PATIENCE);
      partitions
          .keySet()
          .forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (isBehind(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Kafka doesn't give what it has: " + ends);
        }
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    all.add(
                        sent(
                            partitions.getOrDefault(
                                new TopicPartition(record.topic(), record.partition()), ""),
                            record)));
      }
      ends.keySet().forEach(partition -> next.put(partition, consumer.position(partition)));
    }
    return all;
  }

  private static boolean isBehind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue());
  }

  /// A record in the partition of another lane than its own gets a place that no store has.
  private static Sent sent(String service, ConsumerRecord<byte[], byte[]> record) {
    var lane = Integer.parseInt(header(record, "lane"));
    return new Sent(
        new Place(
            service,
            lane == record.partition() ? lane : -1 - lane,
            Long.parseLong(header(record, "lane-seq"))),
        Hash.sha256(record.value()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "-1" : new String(header.value(), StandardCharsets.US_ASCII);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
