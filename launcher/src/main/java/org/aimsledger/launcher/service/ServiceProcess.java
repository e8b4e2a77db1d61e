package org.aimsledger.launcher.service;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.IdentityClients;
import org.aimsledger.launcher.backing.JavaProgram;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.backing.ServiceDatabase;
import org.aimsledger.launcher.backing.StartUpCache;
import org.aimsledger.launcher.backing.StartUpCaches;
import org.aimsledger.launcher.process.ChildSpec;
import org.aimsledger.launcher.process.Component;

/// One packaged service in a JVM of its own, small enough that four of them fit a laptop.
public final class ServiceProcess implements Component {
  // Measured with inventory-service: stopping at the first compiler halves the processor time of a
  // start (12.7 s to 7.5 s) and saves 30 MB; under load the second one makes commands two to three
  // times cheaper, so whoever means to serve load adds -XX:TieredStopAtLevel=4. The small first
  // heap, its two ratios and the compact headers take 264 MB of resident memory down to 220 MB.
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms24m",
          "-Xmx128m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final ServiceDefinition definition;
  private final String name;
  private final int port;
  private final Surroundings surroundings;
  private final StartUpCache cache;
  private final HealthProbe readiness;
  private final HealthProbe liveness;

  /// What all services share.
  ///
  /// @param servicePorts name → HTTP port
  /// @param moreJavaOptions win over ours, e.g. a bigger heap
  public record Surroundings(
      Home home,
      Secrets secrets,
      JavaProgram java,
      StartUpCaches caches,
      List<String> moreJavaOptions,
      Map<String, Integer> servicePorts,
      int postgresPort,
      String kafkaBootstrapServers,
      String issuer) {}

  public ServiceProcess(ServiceDefinition definition, Surroundings surroundings) {
    this(definition, definition.name(), port(definition.name(), surroundings), surroundings);
  }

  /// A further process of a service, beside the usual one: same database, same settings.
  ///
  /// @param name of this component, unlike any other
  /// @param port its own HTTP port
  public ServiceProcess(
      ServiceDefinition definition, String name, int port, Surroundings surroundings) {
    this.definition = definition;
    this.name = name;
    this.port = port;
    this.surroundings = surroundings;
    this.cache = surroundings.caches().of(name, definition.jar(), JVM_OPTIONS, definition.launch());
    this.readiness = HealthProbe.of(port, "/q/health/ready");
    this.liveness = HealthProbe.of(port, "/q/health/live");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  private static int port(String service, Surroundings surroundings) {
    var port = surroundings.servicePorts().get(service);
    if (port == null) {
      throw new IllegalStateException("no port for " + service);
    }
    return port;
  }

  @Override
  public ChildSpec prepare() throws IOException {
    var home = surroundings.home();
    Files.createDirectories(home.work(name()));
    if (!Files.exists(definition.jar())) {
      throw new IOException(
          definition.jar() + " is missing: build it with ./aims up or mvn package");
    }
    var settings = settings();
    var arguments = new ArrayList<String>();
    arguments.add(home.marker(name()));
    arguments.addAll(cache.optionsForStart());
    arguments.addAll(JVM_OPTIONS);
    arguments.add("-XX:ErrorFile=" + home.logs().resolve(name() + "-crash-%p.txt"));
    arguments.addAll(settings.systemProperties());
    arguments.addAll(surroundings.moreJavaOptions());
    arguments.addAll(definition.launch());
    return new ChildSpec(
        surroundings.java().command(arguments),
        settings.environment(),
        home.work(name()),
        home.log(name()),
        home.marker(name()),
        ChildSpec.StopSignal.TERM);
  }

  private ServiceSettings settings() throws IOException {
    var secrets = surroundings.secrets();
    var client = IdentityClients.ofService(definition.name());
    var database = ServiceDatabase.of(definition.name(), surroundings.postgresPort(), secrets);
    return new ServiceSettings(
        definition.name(),
        port,
        surroundings.home().work(name),
        surroundings.home(),
        surroundings.servicePorts(),
        database,
        database.vault() == null ? null : secrets.vaultKeys(definition.name()),
        secrets.rowKeys(definition.name(), LocalDate.now(ZoneOffset.UTC)),
        surroundings.kafkaBootstrapServers(),
        surroundings.issuer(),
        client,
        IdentityClients.secret(client, secrets));
  }

  @Override
  public void whenReady() {
    cache.proven();
  }

  @Override
  public boolean ready() {
    return readiness.answersWell();
  }

  @Override
  public boolean alive() {
    return liveness.answersWell();
  }
}
