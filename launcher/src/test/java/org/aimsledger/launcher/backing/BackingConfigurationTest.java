package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BackingConfigurationTest {
  @Test
  void theBrokerListensOnLoopbackOnlyAndMakesNoTopicsByItself() throws IOException {
    // When
    var properties =
        parse(KafkaBroker.serverProperties(Path.of("/data/kafka/data"), 1234, 5678, List.of()));

    // Then
    assertThat(properties)
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1234,CONTROLLER://127.0.0.1:5678")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1234")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:5678")
        .containsEntry("log.dirs", "/data/kafka/data")
        .containsEntry("auto.create.topics.enable", "false");
  }

  @Test
  void whoComesByADetourIsToldToKeepToIt() throws IOException {
    // When
    var properties =
        parse(
            KafkaBroker.serverProperties(
                Path.of("/data/kafka/data"),
                1234,
                5678,
                List.of(new Detour(1, 21, 22), new Detour(3, 23, 24))));

    // Then
    assertThat(properties)
        .containsEntry(
            "listeners",
            "PLAINTEXT://127.0.0.1:1234,CONTROLLER://127.0.0.1:5678"
                + ",DETOUR0://127.0.0.1:21,DETOUR1://127.0.0.1:23")
        .containsEntry(
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:1234,DETOUR0://127.0.0.1:22,DETOUR1://127.0.0.1:24")
        .containsEntry(
            "listener.security.protocol.map",
            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,DETOUR0:PLAINTEXT,DETOUR1:PLAINTEXT");
  }

  @Test
  void theDatabaseIsDurableAndListensOnLoopbackOnly() {
    // When
    var settings = PostgresServer.settings(4321, Map.of());

    // Then
    assertThat(settings)
        .containsEntry("port", "4321")
        .containsEntry("listen_addresses", "127.0.0.1")
        .containsEntry("unix_socket_directories", "")
        .containsEntry("fsync", "on")
        .containsEntry("full_page_writes", "on")
        .containsEntry("synchronous_commit", "on")
        .containsEntry("password_encryption", "scram-sha-256");
  }

  @Test
  void moreSettingsOfTheDatabaseWinOverTheUsualOnes() {
    // When
    var settings =
        PostgresServer.settings(
            4321, Map.of("max_connections", "400", "track_commit_timestamp", "on"));

    // Then
    assertThat(settings)
        .containsEntry("max_connections", "400")
        .containsEntry("track_commit_timestamp", "on")
        .containsEntry("fsync", "on");
  }

  @Test
  void theArchiveOfThisSystemAndMachineIsChosen() {
    assertThat(PostgresBinaries.archiveName("linux", "amd64"))
        .isEqualTo("/postgres-linux-x86_64.txz");
    assertThat(PostgresBinaries.archiveName("linux", "aarch64"))
        .isEqualTo("/postgres-linux-arm_64.txz");
    assertThat(PostgresBinaries.archiveName("mac os x", "aarch64"))
        .isEqualTo("/postgres-darwin-arm_64.txz");
  }

  @Test
  void quietLoggersAreListedAndSilencedBelowErrors() throws IOException {
    // When
    var properties = parse(LoggingConfiguration.render(List.of("org.apache.kafka")));

    // Then
    assertThat(properties)
        .containsEntry("logger.level", "INFO")
        .containsEntry("loggers", "org.apache.kafka")
        .containsEntry("logger.org.apache.kafka.level", "ERROR");
  }

  @Test
  void thePasswordOfARoleIsNotPartOfItsText() {
    assertThat(new Role("risk_app", "secret")).hasToString("Role[risk_app]");
  }

  private static Properties parse(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
