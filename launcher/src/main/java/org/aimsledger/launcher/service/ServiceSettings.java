package org.aimsledger.launcher.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.KafkaTopics;
import org.aimsledger.launcher.backing.ServiceDatabase;
import org.jspecify.annotations.Nullable;

/// What one service is told when it starts. Secrets go into the environment, because every user of
/// the machine can read a command line.
///
/// @param port its own HTTP port
/// @param work where it may keep files
/// @param servicePorts name → HTTP port of all services
/// @param vaultKeys file of the key-encryption keys, for a service with a vault
/// @param rowKeys keys of the seals that rows carry of which no event speaks
record ServiceSettings(
    String service,
    int port,
    Path work,
    Home home,
    Map<String, Integer> servicePorts,
    ServiceDatabase database,
    @Nullable Path vaultKeys,
    String rowKeys,
    String kafkaBootstrapServers,
    String issuer,
    String clientId,
    String clientSecret) {

  Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    // Each of glibc's arenas keeps freed memory to itself; two are enough for a service that mostly
    // waits.
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("AIMS_DATABASE_HOST", database.host());
    environment.put("AIMS_DATABASE_PORT", Integer.toString(database.port()));
    environment.put("AIMS_DATABASE_NAME", database.name());
    environment.put("AIMS_DATABASE_USER", database.app().name());
    environment.put("AIMS_DATABASE_PASSWORD", database.app().password());
    environment.put("AIMS_DATABASE_OWNER", database.owner().name());
    environment.put("AIMS_DATABASE_OWNER_PASSWORD", database.owner().password());
    var vault = database.vault();
    if (vault != null) {
      environment.put("AIMS_VAULT_USER", vault.name());
      environment.put("AIMS_VAULT_PASSWORD", vault.password());
    }
    environment.put("AIMS_EVENT_STORE_ROW_KEYS", rowKeys);
    environment.put("AIMS_LANES", Integer.toString(KafkaTopics.LANES));
    environment.put("AIMS_KAFKA_SERVERS", kafkaBootstrapServers);
    environment.put("AIMS_IDENTITY_ISSUER", issuer);
    environment.put("AIMS_IDENTITY_CLIENT_ID", clientId);
    environment.put("AIMS_IDENTITY_CLIENT_SECRET", clientSecret);
    return environment;
  }

  List<String> systemProperties() {
    var properties = new ArrayList<String>();
    servicePorts.forEach(
        (name, port) -> properties.add("-Daims.producers." + name + "=http://127.0.0.1:" + port));
    if (service.equals("audit")) {
      properties.add("-Daims.trail.key-file=" + home.secrets().resolve("trail-key"));
    }
    if (vaultKeys != null) {
      properties.add("-Daims.vault.keys-file=" + vaultKeys);
    }
    properties.add("-Djava.io.tmpdir=" + work);
    return properties;
  }
}
