package org.aimsledger.servicekit.runtime;

import static org.aimsledger.servicekit.runtime.EventStoreLog.LOG;

import io.quarkus.oidc.client.OidcClient;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.project.DecodedLog;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ProjectionSettings;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.project.Sessions;
import org.aimsledger.eventstore.relay.Relay;
import org.aimsledger.eventstore.relay.RelaySettings;
import org.aimsledger.eventstore.relay.TopicMemory;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.LaneHeads;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.servicekit.http.ViewLag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hibernate.reactive.mutiny.Mutiny;

/// Makes the parts of the event store out of the configuration.
@Singleton
class EventStoreBeans {
  private static final java.time.Duration FIRST_ANSWER = java.time.Duration.ofSeconds(30);

  private final EventStoreConfig config;
  private final EventStoreMetrics metrics;

  EventStoreBeans(EventStoreConfig config, EventStoreMetrics metrics) {
    this.config = config;
    this.metrics = metrics;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /// Without keys nothing is sealed, and that is said.
  @Produces
  @Singleton
  RowSeals rowSeals(Clock clock) {
    return config
        .eventStore()
        .rowKeys()
        .map(keys -> RowSeals.parse(keys, clock))
        .orElseGet(
            () -> {
              LOG.rowsAreNotSealed();
              return RowSeals.NONE;
            });
  }

  /// The number of lanes is what the database was made with, whatever the configuration says later.
  @Produces
  @Singleton
  EventStore eventStore(Pool pool, Clock clock, RowSeals seals) {
    var store = config.eventStore();
    var lanes = EventLog.lanes(pool).await().atMost(FIRST_ANSWER);
    var settings =
        new AppendSettings(
            store.batchItems(),
            store.batchBytes(),
            store.queueItems(),
            store.appendTimeout(),
            store.appendRetries(),
            store.appendRetryPause(),
            store.snapshotQueue());
    var log = new EventLog(pool, new LaneHeads(lanes), settings, metrics, seals);
    log.gate()
        .close("The service has not asked yet whether its log is as long as others have seen it.");
    return new EventStore(
        "/" + config.service(),
        log,
        store.cachedStates(),
        store.conflictRetries(),
        store.snapshotEvery(),
        clock);
  }

  @Produces
  @Singleton
  Inboxes inboxes(
      Pool pool, Vertx vertx, Instance<OidcClient> identity, Clock clock, RowSeals seals) {
    var http = WebClient.create(vertx);
    var store = config.eventStore();
    return new Inboxes(
        pool,
        config.service(),
        source ->
            new HttpLaneSource(source, address(source) + "/internal/lanes", http, identity.get()),
        new InboxSettings(store.pullBatch(), store.deliveryPause(), store.deliveryLongestPause()),
        metrics,
        clock,
        seals);
  }

  private String address(String source) {
    var address = config.producers().get(source);
    if (address == null) {
      throw new IllegalStateException("aims.producers." + source + " is not configured");
    }
    return address;
  }

  @Produces
  @Singleton
  ReadModel readModel(
      EventStore store,
      Pool pool,
      Instance<Mutiny.SessionFactory> factory,
      Instance<Projection<?, ?>> projections,
      ViewLag lag) {
    var sessions = new Sessions(factory.get());
    var limits = config.eventStore();
    var settings =
        new ProjectionSettings(
            limits.viewBatch(),
            limits.viewPageBytes(),
            limits.viewKeptBytes(),
            limits.viewSpacing(),
            ProjectionSettings.defaults().rest(),
            ProjectionSettings.defaults().poll(),
            limits.viewTimeout(),
            limits.viewIndexing(),
            ProjectionSettings.defaults().pause(),
            limits.ownWrites());
    var decoded = new HashMap<EventTypes<?>, DecodedLog<?>>();
    List<ProjectionRunner<?, ?>> runners = new ArrayList<>();
    for (var projection : projections) {
      runners.add(runner(projection, store.log(), pool, settings, decoded));
    }
    return new ReadModel(sessions, runners, lag::ofCurrentRequest);
  }

  /// Views of one family share what was read and decoded.
  private <E, R> ProjectionRunner<E, R> runner(
      Projection<E, R> projection,
      EventLog log,
      Pool pool,
      ProjectionSettings settings,
      Map<EventTypes<?>, DecodedLog<?>> decoded) {
    // Equal families have equal events.
    @SuppressWarnings("unchecked")
    var shared =
        (DecodedLog<E>)
            decoded.computeIfAbsent(
                projection.types(), _ -> new DecodedLog<>(projection.types(), log, pool, settings));
    return new ProjectionRunner<>(projection, log, shared, pool, settings, metrics);
  }

  @Produces
  @Singleton
  Relay relay(
      Pool pool, EventStore store, @Identifier("default-kafka-broker") Map<String, Object> broker) {
    return new Relay(
        pool,
        store.log(),
        topic(),
        () -> producer(broker),
        () -> admin(broker),
        relaySettings(),
        metrics);
  }

  /// How the broker is reached (`kafka.…`: addresses, TLS, logins) is the same for the channels and
  /// for the relay. `acks=all` with idempotence; the delivery timeout is shorter than the relay's
  /// patience, so a lost broker shows as a failed send and not as a hanging one.
  private Producer<byte[], byte[]> producer(Map<String, Object> broker) {
    var patience = (int) config.eventStore().relayAnswer().toMillis();
    var settings = new HashMap<>(broker);
    settings.putAll(
        Map.ofEntries(
            Map.entry(ProducerConfig.CLIENT_ID_CONFIG, config.service() + "-relay"),
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5),
            // The relay flushes after each round, so nothing waits for company longer than that.
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 131_072),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2),
            Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 4),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience / 2),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 33_554_432L)));
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// As patient as the producer.
  private Admin admin(Map<String, Object> broker) {
    var patience = (int) config.eventStore().relayAnswer().toMillis();
    var settings = new HashMap<>(broker);
    settings.putAll(
        Map.of(
            AdminClientConfig.CLIENT_ID_CONFIG,
            config.service() + "-relay-look",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            patience / 4,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            patience / 2));
    return Admin.create(settings);
  }

  /// What the own topic has seen, with a consumer that belongs to no group.
  @Produces
  @Singleton
  TopicMemory topicMemory(
      Pool pool, EventStore store, @Identifier("default-kafka-broker") Map<String, Object> broker) {
    return new TopicMemory(
        pool,
        topic(),
        store.log().heads().lanes(),
        () -> consumer(broker),
        () -> admin(broker),
        relaySettings());
  }

  private Consumer<byte[], byte[]> consumer(Map<String, Object> broker) {
    var patience = (int) config.eventStore().relayAnswer().toMillis();
    var settings = new HashMap<>(broker);
    settings.putAll(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            config.service() + "-recovery",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            patience / 4,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            patience / 2));
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private String topic() {
    return "aims." + config.service() + ".v1";
  }

  private RelaySettings relaySettings() {
    var limits = config.eventStore();
    return new RelaySettings(
        limits.relayBatch(),
        limits.relayBytes(),
        limits.relaySpacing(),
        RelaySettings.defaults().rest(),
        limits.relayLook(),
        limits.relayAnswer(),
        limits.relayPause());
  }
}
