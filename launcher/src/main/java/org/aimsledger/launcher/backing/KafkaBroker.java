package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.process.ChildSpec;
import org.aimsledger.launcher.process.Component;
import org.aimsledger.launcher.process.LogTail;
import org.apache.kafka.common.Uuid;

/// A single Kafka broker (KRaft: broker and controller in one process) on loopback, started from
/// the artefacts on our own class path.
///
/// Kafka is transport here: what it loses in a crash of the machine is refilled from the services'
/// stores.
public final class KafkaBroker implements Component, AutoCloseable {
  public static final String NAME = "kafka";
  private static final long FORMAT_SECONDS = 60;
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx192m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow");

  private final Home home;
  private final int port;
  private final int controllerPort;
  private final List<Detour> detours;
  private final JavaProgram java;
  private final StartUpCache cache;
  private final KafkaTopics topics;

  /// @param detours each has a listener of its own
  public KafkaBroker(
      Home home,
      int port,
      int controllerPort,
      List<Detour> detours,
      JavaProgram java,
      StartUpCaches caches) {
    this.home = home;
    this.port = port;
    this.controllerPort = controllerPort;
    this.detours = List.copyOf(detours);
    this.java = java;
    this.cache = caches.of(NAME, firstOnClassPath(), JVM_OPTIONS, launch());
    this.topics = new KafkaTopics(bootstrapServers());
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public ChildSpec prepare() throws IOException, InterruptedException {
    Files.createDirectories(home.kafka());
    Files.writeString(
        home.kafka().resolve("server.properties"),
        serverProperties(home.kafka().resolve("data"), port, controllerPort, detours));
    LoggingConfiguration.write(home.kafka().resolve("logging.properties"), List.of());
    if (!Files.exists(home.kafka().resolve("data/meta.properties"))) {
      format();
    }
    var arguments = new ArrayList<String>();
    arguments.add(home.marker(NAME));
    arguments.addAll(cache.optionsForStart());
    arguments.addAll(JVM_OPTIONS);
    arguments.add("-XX:ErrorFile=" + home.logs().resolve("kafka-crash-%p.txt"));
    arguments.addAll(logging());
    arguments.addAll(launch());
    arguments.add(home.kafka().resolve("server.properties").toString());
    return new ChildSpec(
        java.command(arguments),
        Map.of("MALLOC_ARENA_MAX", "2"),
        home.kafka(),
        home.log(NAME),
        home.marker(NAME),
        ChildSpec.StopSignal.TERM);
  }

  private void format() throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    arguments.addAll(logging());
    arguments.addAll(classPath());
    arguments.addAll(
        List.of(
            "kafka.tools.StorageTool",
            "format",
            "--ignore-formatted",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            home.kafka().resolve("server.properties").toString()));
    Files.createDirectories(home.logs());
    var process =
        new ProcessBuilder(java.command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(NAME).toFile()))
            .start();
    if (!process.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("formatting the Kafka storage took over " + FORMAT_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "formatting the Kafka storage failed: "
              + String.join(" | ", LogTail.of(home.log(NAME), 5)));
    }
  }

  private static List<String> launch() {
    var launch = new ArrayList<>(classPath());
    launch.add("kafka.Kafka");
    return launch;
  }

  private List<String> logging() {
    return List.of(
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dlogging.configuration=" + home.kafka().resolve("logging.properties").toUri());
  }

  // The launcher's own class path carries the broker, in the packaged form as well as in a test.
  private static List<String> classPath() {
    return List.of("-cp", absolute(System.getProperty("java.class.path")));
  }

  private static Path firstOnClassPath() {
    return Path.of(classPath().getLast().split(System.getProperty("path.separator"), 2)[0]);
  }

  private static String absolute(String classPath) {
    var separator = System.getProperty("path.separator");
    return String.join(
        separator,
        List.of(classPath.split(separator)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  static String serverProperties(Path data, int port, int controllerPort, List<Detour> detours) {
    var listeners = new StringBuilder();
    var advertised = new StringBuilder();
    var protocols = new StringBuilder();
    for (var i = 0; i < detours.size(); i++) {
      var name = "DETOUR" + i;
      listeners.append(",%s://127.0.0.1:%d".formatted(name, detours.get(i).kafkaListener()));
      advertised.append(",%s://127.0.0.1:%d".formatted(name, detours.get(i).kafkaAdvertised()));
      protocols.append(",%s:PLAINTEXT".formatted(name));
    }
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%5$s
    inter.broker.listener.name=PLAINTEXT
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT%6$s
    log.dirs=%3$s
    auto.create.topics.enable=false
    default.replication.factor=1
    min.insync.replicas=1
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=8388608
    num.network.threads=2
    num.io.threads=4
    background.threads=2
    num.recovery.threads.per.data.dir=1
    """
        .formatted(
            port, controllerPort, propertyValue(data.toString()), listeners, advertised, protocols);
  }

  /// A backslash starts an escape in a properties file.
  private static String propertyValue(String text) {
    return text.replace("\\", "\\\\");
  }

  @Override
  public boolean ready() {
    return topics.brokerAnswers();
  }

  @Override
  public boolean alive() {
    return ready();
  }

  @Override
  public void whenReady() throws IOException, InterruptedException {
    cache.proven();
    topics.ensure();
  }

  @Override
  public void close() {
    topics.close();
  }
}
