package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.launcher.AimsInstallation;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// What can happen to the broker.
public final class BrokerFaults {
  private static final String BROKER = "kafka";

  private final AimsInstallation aims;

  public BrokerFaults(AimsInstallation aims) {
    this.aims = aims;
  }

  /// SIGKILL. The supervisor starts it again.
  public void kill() throws InterruptedException {
    aims.kill(BROKER);
  }

  /// Neither answers nor hangs up. Over about half a minute the supervisor loses patience and
  /// starts another one.
  public Frozen freeze() throws IOException, InterruptedException {
    return ProcessFaults.freeze(aims.pid(BROKER));
  }

  /// Stops it, deletes everything it had, and starts an empty one with empty topics. Returns when
  /// it is ready.
  public void wipe(Duration longest) throws IOException, InterruptedException {
    aims.stop(BROKER);
    deleteAll(aims.homeDirectory().resolve("kafka/data"));
    aims.start(BROKER);
    try {
      aims.awaitReady(BROKER, longest);
    } catch (org.aimsledger.launcher.StartFailedException e) {
      throw new IOException("the wiped broker does not start", e);
    }
  }

  /// Deletes a topic and makes an empty one of the same name.
  public void recreateTopic(String topic, Duration longest)
      throws IOException, InterruptedException {
    var patience = longest.toMillis();
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                aims.kafkaBootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) patience))) {
      var before =
          Objects.requireNonNull(
              admin
                  .describeTopics(List.of(topic))
                  .allTopicNames()
                  .get(patience, TimeUnit.MILLISECONDS)
                  .get(topic));
      var _ = admin.deleteTopics(List.of(topic)).all().get(patience, TimeUnit.MILLISECONDS);
      var empty =
          new NewTopic(topic, before.partitions().size(), (short) 1)
              .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
      var _ = admin.createTopics(List.of(empty)).all().get(patience, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("cannot make " + topic + " anew", e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
