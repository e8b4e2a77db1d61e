package org.aimsledger.launcher;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.IdentityProvider;
import org.aimsledger.launcher.backing.JavaProgram;
import org.aimsledger.launcher.backing.KafkaBroker;
import org.aimsledger.launcher.backing.PostgresServer;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.backing.ServiceDatabase;
import org.aimsledger.launcher.backing.StartUpCache;
import org.aimsledger.launcher.backing.StartUpCaches;
import org.aimsledger.launcher.backing.TokenClient;
import org.aimsledger.launcher.preflight.DiskCheck;
import org.aimsledger.launcher.preflight.JavaCheck;
import org.aimsledger.launcher.preflight.PortCheck;
import org.aimsledger.launcher.preflight.PreflightException;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.launcher.process.Fleet;
import org.aimsledger.launcher.process.Leftovers;
import org.aimsledger.launcher.process.LogTail;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.aimsledger.launcher.service.ServiceProcess;
import org.jspecify.annotations.Nullable;

/// A whole Aimsledger in one folder: starts it, looks after it, stops it.
///
/// `aims up` runs one in a daemon; a system test runs one in its own JVM:
///
/// ```java
/// try (var aims = AimsInstallation.at(folder, Ports.free())) {
///   aims.up();
///   var token = aims.token("responder");
///   aims.kill("inventory");                          // SIGKILL
///   aims.awaitReady("inventory", Duration.ofMinutes(1)); // healed
/// }
/// ```
///
/// Component names: `inventory`, `risk`, `incident`, `audit`, `postgres`, `kafka`. Methods may be
/// called by any thread.
public final class AimsInstallation implements AutoCloseable {
  private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(10);
  private static final int STARTS_BEFORE_GIVING_UP = 3;
  private static final int LAST_LINES = 25;

  private final Home home;
  private final Ports ports;
  private final Options options;
  private final Secrets secrets;
  private final JavaProgram java = JavaProgram.own();
  private final StartUpCaches caches;
  private final Fleet fleet;
  private final StatusFile statusFile;
  private final Instant startedAt = Instant.now();
  private @Nullable SupervisorLock lock;
  private @Nullable KafkaBroker kafka;
  private volatile @Nullable IdentityProvider identity;
  private @Nullable Housekeeping housekeeping;
  private @Nullable Thread endWithThisJvm;

  private AimsInstallation(
      Home home, Ports ports, Options options, Path cacheDirectory, StartUpCaches.Mode mode) {
    this.home = home;
    this.caches = new StartUpCaches(cacheDirectory, java, mode);
    this.ports = ports;
    this.options = options;
    this.secrets = new Secrets(this.home.secrets());
    this.statusFile = new StatusFile(this.home.run());
    this.fleet = new Fleet(options.limits(), this.home.run(), this::writeStatus);
  }

  /// All services as built in the checkout around the working directory (see [ProjectRoot]).
  public static AimsInstallation at(Path home, Ports ports) {
    return at(home, ports, Options.packagedIn(ProjectRoot.find()));
  }

  public static AimsInstallation at(Path home, Ports ports, Options options) {
    var folder = new Home(home);
    return new AimsInstallation(
        folder, ports, options, folder.startUpCaches(), StartUpCaches.Mode.USE);
  }

  /// One that records start-up caches for another folder; see [WarmUp].
  static AimsInstallation recording(Path home, Ports ports, Options options, Path cacheDirectory) {
    return new AimsInstallation(
        new Home(home), ports, options, cacheDirectory, StartUpCaches.Mode.RECORD);
  }

  /// Starts everything and returns when everything is ready.
  ///
  /// Throws [PreflightException] when this machine stands in the way (busy port, full disk, another
  /// supervisor) and [StartFailedException] when a component does not become ready; then what has
  /// been started is stopped again.
  public void up() throws IOException, InterruptedException {
    start();
    try {
      awaitReady(options.ready());
    } catch (StartFailedException e) {
      down();
      throw e;
    }
  }

  /// Starts everything and returns at once.
  public synchronized void start() throws IOException, InterruptedException {
    if (lock != null) {
      throw new IllegalStateException("already started");
    }
    JavaCheck.check();
    lock =
        SupervisorLock.acquire(home.run())
            .orElseThrow(
                () ->
                    new PreflightException(
                        "Another supervisor already runs in " + home.directory()));
    try {
      var _ = endLeftovers(home.directory());
      DiskCheck.check(home.directory(), options.minimumFreeBytes());
      PortCheck.check(ports.byVariable());
      var names = options.services().stream().map(ServiceDefinition::name).toList();
      identity = IdentityProvider.start(ports.identity(), secrets, names);
      startBacking(names);
      options.services().forEach(this::startService);
      housekeeping = Housekeeping.start(home, options, this::writeStatus);
      var hook = new Thread(this::close, "aims-down");
      Runtime.getRuntime().addShutdownHook(hook);
      endWithThisJvm = hook;
      writeStatus();
    } catch (IOException | InterruptedException | RuntimeException e) {
      down();
      throw e;
    }
  }

  /// Ends children of a supervisor that was killed. Only for a folder without a supervisor.
  public static List<String> endLeftovers(Path homeDirectory)
      throws IOException, InterruptedException {
    var run = new Home(homeDirectory).run();
    // A killed supervisor leaves its last report; nobody may take it for the new one's.
    new StatusFile(run).delete();
    var ended = Leftovers.end(run, LEFTOVER_PATIENCE);
    if (!ended.isEmpty()) {
      LOG.leftoversEnded(String.join(", ", ended));
    }
    return ended;
  }

  private void startBacking(List<String> services) {
    var detours = List.copyOf(options.detours().values());
    var broker =
        new KafkaBroker(home, ports.kafka(), ports.kafkaController(), detours, java, caches);
    kafka = broker;
    fleet.add(
        new PostgresServer(
            home, ports.postgres(), secrets, services, options.morePostgresSettings()),
        List.of());
    fleet.add(broker, List.of());
  }

  private void startService(ServiceDefinition definition) {
    fleet.add(
        new ServiceProcess(definition, surroundings(definition.name())),
        List.of(PostgresServer.NAME, KafkaBroker.NAME));
  }

  /// Starts a further process of a service on the same database, named `inventory-2` for
  /// `inventory`. Returns at once. It is looked after like every component, and other services
  /// don't know its address.
  ///
  /// @return the component's name
  public synchronized String startSecond(String service, int port) {
    var definition =
        options.services().stream()
            .filter(candidate -> candidate.name().equals(service))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no service " + service));
    var name = service + "-2";
    fleet.add(
        new ServiceProcess(definition, name, port, surroundings(name)),
        List.of(PostgresServer.NAME, KafkaBroker.NAME));
    return name;
  }

  private ServiceProcess.Surroundings surroundings(String component) {
    var detour = options.detours().get(component);
    return new ServiceProcess.Surroundings(
        home,
        secrets,
        java,
        caches,
        options.moreJavaOptions(),
        ports.ofServices(),
        detour == null ? ports.postgres() : detour.postgres(),
        detour == null ? kafkaBootstrapServers() : "127.0.0.1:" + detour.kafkaAdvertised(),
        IdentityProvider.issuerOn(ports.identity()));
  }

  /// Returns when every component is ready. A component that ended three times before it was ever
  /// ready is given up.
  public void awaitReady(Duration longest) throws StartFailedException, InterruptedException {
    var deadline = Instant.now().plus(longest);
    for (var status : fleet.status()) {
      awaitReady(status.name(), Duration.between(Instant.now(), deadline));
    }
  }

  /// Returns when this component is ready, at once if it is.
  public void awaitReady(String component, Duration longest)
      throws StartFailedException, InterruptedException {
    var deadline = Instant.now().plus(longest);
    var supervised = fleet.get(component);
    while (supervised.status().state() != ComponentState.READY) {
      for (var status : fleet.status()) {
        if (status.startsFailed() >= STARTS_BEFORE_GIVING_UP && status.readyAt() == null) {
          throw failed(status, "ended " + status.startsFailed() + " times before it was ready");
        }
      }
      if (Instant.now().isAfter(deadline)) {
        throw failed(supervised.status(), "is not ready in time");
      }
      Thread.sleep(50);
    }
  }

  private StartFailedException failed(ComponentStatus status, String how) {
    var reason = status.message().isEmpty() ? "" : " (" + status.message() + ")";
    List<String> lines;
    try {
      lines = LogTail.of(home.log(status.name()), LAST_LINES);
    } catch (IOException e) {
      lines = List.of("cannot read the log: " + e.getMessage());
    }
    return new StartFailedException(status.name(), status.name() + " " + how + reason, lines);
  }

  /// SIGKILL. Returns when the supervisor has noticed; it starts the component again after a pause
  /// of one second.
  public void kill(String component) throws InterruptedException {
    fleet.get(component).kill();
  }

  /// Stops one component in good order and leaves it stopped, until [#start(String)].
  public void stop(String component) throws InterruptedException {
    fleet.get(component).stop();
  }

  /// Starts a component that was stopped with [#stop(String)].
  public void start(String component) {
    fleet.addAgain(component);
  }

  /// Stops everything in reverse order, each within its limit. May be called again.
  public synchronized void down() throws IOException, InterruptedException {
    if (housekeeping != null) {
      housekeeping.stop();
      housekeeping = null;
    }
    fleet.stop();
    forgetHook();
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
    if (identity != null) {
      identity.close();
      identity = null;
    }
    if (lock != null) {
      statusFile.delete();
      lock.close();
      lock = null;
    }
  }

  private void forgetHook() {
    var hook = endWithThisJvm;
    endWithThisJvm = null;
    if (hook != null && !Thread.currentThread().equals(hook)) {
      try {
        boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // This JVM is already going down; the hook waits for us and finds nothing to do.
      }
    }
  }

  @Override
  public void close() {
    try {
      down();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<ComponentStatus> status() {
    var all = new ArrayList<ComponentStatus>();
    all.add(identityStatus());
    all.addAll(fleet.status());
    return List.copyOf(all);
  }

  // The identity provider lives in this JVM: it can't be restarted, and needs not be.
  private ComponentStatus identityStatus() {
    return new ComponentStatus(
        IdentityProvider.NAME,
        identity == null ? ComponentState.STOPPED : ComponentState.READY,
        ports.identity(),
        ProcessHandle.current().pid(),
        startedAt,
        startedAt,
        0,
        0,
        "for evaluation only");
  }

  private void writeStatus() {
    statusFile.write(new StatusReport(ProcessHandle.current().pid(), startedAt, ports, status()));
  }

  /// A bearer token for the user `evaluator` with these roles, valid for 12 hours.
  public String token(String... roles) throws IOException {
    return tokenFor("evaluator", roles);
  }

  public String tokenFor(String user, String... roles) throws IOException {
    return TokenClient.ofLocalProvider(ports.identity(), secrets).token(user, Arrays.asList(roles));
  }

  /// For example `http://127.0.0.1:8081`, without a slash at the end.
  public URI serviceUrl(String service) {
    var port = ports.ofServices().get(service);
    if (port == null) {
      throw new IllegalArgumentException("no service " + service);
    }
    return URI.create("http://127.0.0.1:" + port);
  }

  public String kafkaBootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  /// Address and logins of a service's database, for checks behind the service's back.
  public ServiceDatabase database(String service) throws IOException {
    return ServiceDatabase.of(service, ports.postgres(), secrets);
  }

  public long pid(String component) {
    var pid = fleet.get(component).status().pid();
    if (pid == null) {
      throw new IllegalStateException(component + " is not running");
    }
    return pid;
  }

  public Path log(String component) {
    return home.log(component);
  }

  /// Where audit-service keeps its signing key.
  public Path trailKey() {
    return home.secrets().resolve("trail-key");
  }

  List<StartUpCache> startUpCaches() {
    return caches.all();
  }

  public Ports ports() {
    return ports;
  }

  public Path homeDirectory() {
    return home.directory();
  }
}
