package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.StartFailedException;
import org.aimsledger.launcher.SupervisorLock;
import org.aimsledger.launcher.backing.PostgresServer;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.backup.BackupHeader;
import org.aimsledger.launcher.backup.Copies;
import org.aimsledger.launcher.backup.DatabaseLogin;
import org.aimsledger.launcher.backup.DatabaseRestore;
import org.aimsledger.launcher.backup.Schema;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.Fleet;
import org.aimsledger.launcher.process.SupervisionLimits;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes the database of one service out of a copy, while everything is stopped.
@Command(
    name = "restore",
    description =
        "Makes the database of one service out of a backup. The database that is there gets another"
            + " name and stays. When the service starts it takes no commands until it has brought"
            + " back what came after the backup.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'_'HHmmss").withZone(ZoneOffset.UTC);
  private static final Duration START = Duration.ofMinutes(2);

  @Parameters(paramLabel = "SERVICE", description = "inventory, risk, incident or audit")
  private String service = "";

  @Option(names = "--from", required = true, description = "Folder of the backup")
  private Path folder = Path.of("");

  @Option(names = "--key", required = true, description = "File with a private key for the data")
  private Path identity = Path.of("");

  @Option(
      names = "--subject-key",
      description = "File with a private key for the keys of data subjects")
  private @Nullable Path keyIdentity;

  @Option(
      names = "--without-subject-keys",
      description = "Restore although texts about persons stay closed for ever then")
  private boolean withoutKeys;

  @ArgGroup(exclusive = false)
  private @Nullable Elsewhere elsewhere;

  /// An empty database that `aims up` doesn't run.
  static final class Elsewhere {
    @Option(
        names = "--url",
        required = true,
        description =
            "Empty database, if it is not that of ./aims up: jdbc:postgresql://HOST:PORT/NAME")
    private String url = "";

    @Option(names = "--user", required = true, description = "Its owner")
    private String user = "";

    @Option(names = "--password-file", required = true, description = "File with its password")
    private Path password = Path.of("");

    @Option(
        names = "--application-role",
        required = true,
        description = "Login of the running service, which the schema grants its rights to")
    private String application = "";

    @Option(names = "--vault-role", description = "Login that reads keys of data subjects")
    private @Nullable String vault;
  }

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!ServiceDefinition.NAMES.contains(service)) {
      throw new IllegalArgumentException("There is no service " + service);
    }
    var out = Terminal.out(spec);
    var place = Place.current();
    var header = elsewhere == null ? here(place, out) : there(place, elsewhere);
    out.println(
        "Restored %s as of %s, lanes %s.".formatted(service, header.taken(), header.heads()));
    out.println(
        "Start it: it takes no commands until it has brought back what came after that, from the"
            + " trail or its topic.");
    return 0;
  }

  private DatabaseRestore.Copy copy() throws IOException {
    var keys = folder.resolve(service + ".keys.age");
    var there = Files.exists(keys);
    if (there && keyIdentity == null && !withoutKeys) {
      throw new IOException(
          "The backup has keys of data subjects: give --subject-key, or --without-subject-keys, and"
              + " texts about persons stay closed for ever.");
    }
    return new DatabaseRestore.Copy(
        folder.resolve(service + ".data.age"),
        identity,
        there && !withoutKeys ? keys : null,
        keyIdentity);
  }

  private BackupHeader there(Place place, Elsewhere database) throws IOException {
    var owner =
        new DatabaseLogin(database.url, database.user, Files.readString(database.password).strip());
    var vault = database.vault == null ? database.application : database.vault;
    var schema = Schema.packagedIn(place.root(), service, database.application, vault);
    return new DatabaseRestore(service, owner, schema).read(copy());
  }

  private BackupHeader here(Place place, PrintWriter out) throws IOException, InterruptedException {
    var copy = copy();
    try (var _ =
        SupervisorLock.acquire(place.home().run())
            .orElseThrow(
                () ->
                    new IOException(
                        "Aimsledger runs: ./aims down, then restore, then ./aims up"))) {
      var port = Ports.from(place.environment()).postgres();
      var fleet = new Fleet(SupervisionLimits.DEFAULT, place.home().run(), () -> {});
      try {
        fleet.add(
            new PostgresServer(
                place.home(),
                port,
                new Secrets(place.home().secrets()),
                ServiceDefinition.NAMES,
                Map.of()),
            List.of());
        awaitReady(fleet);
        var aside = service + "_until_" + STAMP.format(Instant.now());
        var header =
            new Copies(place.home(), port, ServiceDefinition.NAMES).restore(service, copy, aside);
        out.println("The database that was there is called " + aside + " now.");
        return header;
      } finally {
        fleet.stop();
      }
    }
  }

  private static void awaitReady(Fleet fleet) throws InterruptedException, StartFailedException {
    var deadline = Instant.now().plus(START);
    var server = fleet.get(PostgresServer.NAME);
    while (server.status().state() != ComponentState.READY) {
      if (Instant.now().isAfter(deadline)) {
        throw new StartFailedException(
            PostgresServer.NAME, "PostgreSQL is not ready in time", List.of());
      }
      Thread.sleep(100);
    }
  }
}
