package org.aimsledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.backing.ServiceDatabase;
import org.aimsledger.launcher.preflight.PreflightException;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real PostgreSQL, a real broker and a stand-in for a service, on free ports.
class AimsInstallationIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TOPIC = "aims.inventory.v1";

  @TempDir Path folder;

  @Test
  void whatIsKilledComesBackAndNothingIsLostOverARestart() throws Exception {
    // Given
    var ports = Ports.free();
    try (var aims = AimsInstallation.at(folder, ports, options())) {
      aims.up();
      produce(aims, "before");
      execute(aims.database("inventory"), "create table note (text text)");
      execute(aims.database("inventory"), "insert into note values ('before')");

      // When
      aims.kill("kafka");
      aims.kill("postgres");
      aims.kill("inventory");
      aims.awaitReady(PATIENCE);

      // Then
      produce(aims, "after");
      execute(aims.database("inventory"), "insert into note values ('after')");
      assertThat(aims.status())
          .extracting(ComponentStatus::name, ComponentStatus::restarts)
          .containsExactly(
              tuple("identity", 0), tuple("postgres", 1), tuple("kafka", 1), tuple("inventory", 1));
    }

    // When
    try (var aims = AimsInstallation.at(folder, ports, options())) {
      aims.up();

      // Then
      assertThat(consume(aims)).containsExactly("before", "after");
      assertThat(query(aims.database("inventory"), "select string_agg(text, ',') from note"))
          .isEqualTo("before,after");
    }
  }

  @Test
  void anInstallationHasItsTopicsItsRolesAndSignsTokensWithOneKeyForEver() throws Exception {
    // Given
    var ports = Ports.free();
    String keyBefore;

    // When
    try (var aims = AimsInstallation.at(folder, ports, options())) {
      aims.up();

      // Then
      try (var admin = Admin.create(Map.of("bootstrap.servers", aims.kafkaBootstrapServers()))) {
        var topics = admin.listTopics().names().get(10, TimeUnit.SECONDS);
        assertThat(topics)
            .containsExactlyInAnyOrder(
                "aims.inventory.v1",
                "aims.risk.v1",
                "aims.incident.v1",
                "aims.audit.v1",
                "aims.ai-system-events.v1");
        var described =
            admin.describeTopics(List.of(TOPIC)).allTopicNames().get(10, TimeUnit.SECONDS);
        assertThat(described.values())
            .singleElement()
            .satisfies(topic -> assertThat(topic.partitions()).hasSize(4));
      }
      var database = aims.database("inventory");
      assertThat(query(database, "show fsync")).isEqualTo("on");
      assertThatThrownBy(() -> executeAsApp(database, "create table mine (x int)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied for schema public");
      var token = SignedJWT.parse(aims.tokenFor("alice", "responder", "viewer"));
      assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("alice");
      assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("aimsledger");
      assertThat(token.getJWTClaimsSet().getStringListClaim("roles"))
          .containsExactly("responder", "viewer");
      keyBefore = token.getHeader().getKeyID();
    }
    try (var aims = AimsInstallation.at(folder, ports, options().withServices(List.of()))) {
      aims.up();
      assertThat(SignedJWT.parse(aims.token("viewer")).getHeader().getKeyID()).isEqualTo(keyBefore);
    }
  }

  @Test
  void aSecondSupervisorInTheSameFolderIsRefused() throws Exception {
    // Given
    try (var aims = AimsInstallation.at(folder, Ports.free(), options())) {
      aims.start();

      // When
      var second = AimsInstallation.at(folder, Ports.free(), options());

      // Then
      assertThatThrownBy(second::up)
          .isInstanceOf(PreflightException.class)
          .hasMessageContaining("Another supervisor already runs in");
    }
  }

  @Test
  void aServiceThatEndsAtOnceIsNamedWithItsLastLines() throws Exception {
    // Given
    var broken =
        new ServiceDefinition("risk", List.of("-jar", folder.resolve("nothing.jar").toString()));
    var aims = AimsInstallation.at(folder, Ports.free(), options().withServices(List.of(broken)));

    // When, Then
    assertThatThrownBy(aims::up)
        .isInstanceOfSatisfying(
            StartFailedException.class,
            failure -> assertThat(failure.component()).isEqualTo("risk"))
        .hasMessageContaining("nothing.jar is missing");
    assertThat(aims.status())
        .extracting(ComponentStatus::state)
        .containsOnly(ComponentState.STOPPED);
  }

  private static Options options() {
    return Options.packagedIn(Path.of(".."))
        .withServices(List.of(FakeService.as("inventory")))
        .withReady(PATIENCE);
  }

  private static void produce(AimsInstallation aims, String value) throws Exception {
    try (var producer =
        new KafkaProducer<String, String>(
            Map.of("bootstrap.servers", aims.kafkaBootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      var _ = producer.send(new ProducerRecord<>(TOPIC, 0, "key", value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume(AimsInstallation aims) {
    try (var consumer =
        new KafkaConsumer<String, String>(
            Map.of("bootstrap.servers", aims.kafkaBootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(30)).records(partition).stream()
          .map(record -> record.value())
          .toList();
    }
  }

  private static void execute(ServiceDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void executeAsApp(ServiceDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.app().name(), database.app().password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(ServiceDatabase database, String sql) throws SQLException {
    var login = new Properties();
    login.setProperty("user", database.owner().name());
    login.setProperty("password", database.owner().password());
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), login);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
