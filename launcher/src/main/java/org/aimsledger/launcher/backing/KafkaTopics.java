package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/// The topics of the system: one per service with as many partitions as the services have lanes,
/// and one for events of outsiders.
public final class KafkaTopics implements AutoCloseable {
  public static final int LANES = 4;
  static final Duration RETENTION = Duration.ofDays(30);
  static final List<String> TOPICS =
      List.of(
          "aims.inventory.v1",
          "aims.risk.v1",
          "aims.incident.v1",
          "aims.audit.v1",
          "aims.ai-system-events.v1");
  private static final long PATIENCE_SECONDS = 3;

  private final String bootstrapServers;
  private @Nullable Admin admin;

  KafkaTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// A broker that is up but still fenced does not count.
  synchronized boolean brokerAnswers() {
    // Without this look the client would fill the log with failed connections while the broker
    // starts.
    if (!listens()) {
      return false;
    }
    try {
      var options =
          new DescribeClusterOptions().timeoutMs((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      return !client()
          .describeCluster(options)
          .nodes()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized void ensure() throws IOException, InterruptedException {
    try {
      var present = client().listTopics().names().get(30, TimeUnit.SECONDS);
      var missing =
          TOPICS.stream()
              .filter(topic -> !present.contains(topic))
              .map(
                  topic ->
                      new NewTopic(topic, LANES, (short) 1)
                          .configs(
                              Map.of(
                                  TopicConfig.RETENTION_MS_CONFIG,
                                  Long.toString(RETENTION.toMillis()))))
              .toList();
      if (!missing.isEmpty()) {
        var _ = client().createTopics(missing).all().get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("cannot create the topics", e);
    }
  }

  private boolean listens() {
    var colon = bootstrapServers.lastIndexOf(':');
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              InetAddress.ofLiteral(bootstrapServers.substring(0, colon)),
              Integer.parseInt(bootstrapServers.substring(colon + 1))),
          1000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Admin client() {
    var present = admin;
    if (present == null) {
      present =
          Admin.create(
              Map.of(
                  AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  AdminClientConfig.CLIENT_ID_CONFIG,
                  "aims-supervisor"));
      admin = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    var present = admin;
    if (present != null) {
      present.close(Duration.ofSeconds(2));
      admin = null;
    }
  }
}
