package org.aimsledger.testkit.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class BackingServicesTest {
  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  @Test
  void topicsThatAreThereAlreadyAreNoTrouble() {
    // Given
    var servers = RunningServers.kafka();

    // When
    var again = Broker.withTopics(servers);

    // Then
    assertThat(again).isEqualTo(servers);
  }

  @Test
  void aServerIsStartedOnce() {
    assertThat(BackingServices.database()).isEqualTo(BackingServices.database());
    assertThat(BackingServices.kafkaServers()).isEqualTo(BackingServices.kafkaServers());
    assertThat(BackingServices.database("other").port())
        .isEqualTo(BackingServices.database().port());
  }

  @Test
  void theRunningServiceMayNotCreateTables() {
    // Given
    var database = DatabaseAccess.of(BackingServices.database("rights"));

    // Then
    assertThatThrownBy(() -> database.updateAsUser("create table t (a int)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void theOwnerReadsWhatHeWrote() throws SQLException {
    // Given
    var database = DatabaseAccess.of(BackingServices.database("written"));
    assertThat(database.updateAsOwner("create table t (a int, b text)")).isZero();

    // When
    var changed = database.updateAsOwner("insert into t values (?, ?)", 17, "x");

    // Then
    assertThat(changed).isEqualTo(1);
    assertThat(database.number("select count(*) from t")).isEqualTo(1);
    assertThat(database.rows("select a, b from t where a = ?", 17))
        .containsExactly(Map.of("a", 17, "b", "x"));
  }

  @Test
  void eachTopicHasAPartitionPerLane() throws Exception {
    try (var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BackingServices.kafkaServers()))) {
      // When
      var topics = admin.describeTopics(Broker.TOPICS).allTopicNames().get(30, TimeUnit.SECONDS);

      // Then
      assertThat(topics.values().stream().map(topic -> topic.partitions().size()).toList())
          .containsOnly(4)
          .hasSize(6);
    }
  }

  @Test
  void aTokenSaysWhoAndWhatAndForWhom() throws IOException {
    // When
    var claims = claims(Tokens.of("alice", "viewer", "auditor"));

    // Then
    assertThat(claims.path("sub").asText()).isEqualTo("alice");
    // One audience may be written as a text or as a list of one.
    assertThat(claims.path("aud").toString().replaceAll("[\\[\\]]", ""))
        .isEqualTo("\"aimsledger\"");
    assertThat(claims.path("roles").valueStream().map(JsonNode::asText).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("viewer", "auditor");
  }
}
