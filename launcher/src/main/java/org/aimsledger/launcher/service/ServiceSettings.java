package org.aimsledger.launcher.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.KafkaTopics;
import org.aimsledger.launcher.backing.ServiceDatabase;

/// What one service is told when it starts. Secrets go into the environment, because every user of
/// the machine can read a command line.
///
/// @param servicePorts name → HTTP port of all services
record ServiceSettings(
    String service,
    Home home,
    Map<String, Integer> servicePorts,
    ServiceDatabase database,
    String kafkaBootstrapServers,
    String issuer,
    String clientId,
    String clientSecret) {

  Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port()));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", database.app().name());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", database.app().password());
    environment.put("QUARKUS_FLYWAY_USERNAME", database.owner().name());
    environment.put("QUARKUS_FLYWAY_PASSWORD", database.owner().password());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers);
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
    environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer);
    environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", clientId);
    environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", clientSecret);
    return environment;
  }

  List<String> systemProperties() {
    var properties = new ArrayList<String>();
    properties.add("-Dquarkus.flyway.placeholders.appRole=" + database.app().name());
    properties.add("-Dquarkus.flyway.placeholders.lanes=" + KafkaTopics.LANES);
    servicePorts.forEach(
        (name, port) -> properties.add("-Daims.producers." + name + "=http://127.0.0.1:" + port));
    if (service.equals("audit")) {
      properties.add("-Daims.trail.directory=" + home.trail());
      properties.add("-Daims.trail.key-file=" + home.secrets().resolve("trail-key"));
    }
    properties.add("-Djava.io.tmpdir=" + home.work(service));
    return properties;
  }

  int port() {
    var port = servicePorts.get(service);
    if (port == null) {
      throw new IllegalStateException("no port for " + service);
    }
    return port;
  }
}
