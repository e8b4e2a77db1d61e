package org.aimsledger.servicekit.demo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.aimsledger.testkit.backing.BackingServices;

/// Puts a [Cable] before the database and one before the broker's first address.
public class CabledServers implements QuarkusTestResourceLifecycleManager {
  private static final String DATABASE = "database";
  private static final String KAFKA = "kafka";

  @Override
  public Map<String, String> start() {
    var database = BackingServices.database();
    var kafka = BackingServices.kafkaServers().split(":", 2);
    var toDatabase = new Cable(DATABASE, database.port(), Cable.State.WHOLE);
    var toKafka = new Cable(KAFKA, Integer.parseInt(kafka[1]), Cable.State.FROZEN);
    return Map.of(
        "aims.database.host",
        "127.0.0.1",
        "aims.database.port",
        Integer.toString(toDatabase.port()),
        "aims.kafka.servers",
        "127.0.0.1:" + toKafka.port(),
        "kafka.bootstrap.servers",
        "127.0.0.1:" + toKafka.port());
  }

  // After the servers, whose addresses these settings replace.
  @Override
  public int order() {
    return 100;
  }

  @Override
  public void stop() {}

  static void database(Cable.State state) {
    Cable.become(DATABASE, state);
  }

  static void kafka(Cable.State state) {
    Cable.become(KAFKA, state);
  }
}
