package org.aimsledger.testkit.backing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.testcontainers.kafka.KafkaContainer;

/// Starts Kafka and creates the topics of all services, one partition per lane.
final class Broker {
  static final int PARTITIONS = 4;
  static final List<String> TOPICS =
      List.of(
          "aims.inventory.v1",
          "aims.risk.v1",
          "aims.incident.v1",
          "aims.audit.v1",
          "aims.demo.v1",
          "aims.ai-system-events.v1");

  private Broker() {}

  // The broker must outlive this method; its threads end with the JVM, its files by deleteOnClose.
  @SuppressWarnings("resource")
  static String embedded() {
    var broker =
        new EmbeddedKafkaBroker()
            .withKafkaHost("127.0.0.1")
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(
                settings ->
                    settings.putAll(
                        Map.of(
                            "auto.create.topics.enable", "false",
                            "group.initial.rebalance.delay.ms", "0",
                            "offsets.topic.num.partitions", "1",
                            "log.cleaner.enable", "false")));
    broker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "embedded-kafka-close"));
    var listeners = broker.getAdvertisedListeners();
    return withTopics(listeners.substring(listeners.indexOf("://") + "://".length()));
  }

  // Testcontainers removes the container when the JVM has ended.
  @SuppressWarnings("resource")
  static String container() {
    var broker =
        new KafkaContainer(ContainerImage.KAFKA.parsed())
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    broker.start();
    return withTopics(broker.getBootstrapServers());
  }

  static String withTopics(String servers) {
    var topics = TOPICS.stream().map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)).toList();
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      for (var created : admin.createTopics(topics).values().values()) {
        settled(created);
      }
      return servers;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", stopped);
    } catch (ExecutionException | TimeoutException refused) {
      throw new IllegalStateException("no topics on " + servers, refused);
    }
  }

  // On a busy machine the client asks again before the first answer has come.
  private static void settled(Future<Void> created)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      var _ = created.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }
}
