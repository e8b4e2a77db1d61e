package org.aimsledger.launcher.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aimsledger.launcher.ProjectRoot;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.PostgresServer;
import org.aimsledger.launcher.backing.Role;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.backing.ServiceDatabase;

/// Copies of an installation that `aims up` runs: its server makes the logins that copies need.
public final class Copies {
  private final Path root;
  private final Secrets secrets;
  private final int port;
  private final PostgresServer server;

  /// @param port of its PostgreSQL, which has to run
  public Copies(Home home, int port, List<String> services) {
    this(ProjectRoot.find(), home, port, services);
  }

  private Copies(Path root, Home home, int port, List<String> services) {
    this.root = root;
    this.secrets = new Secrets(home.secrets());
    this.port = port;
    this.server = new PostgresServer(home, port, secrets, services, Map.of());
  }

  /// Copies the databases of services, one after the other, into a folder that is made, and says in
  /// its `backup.json` what is there.
  public List<BackupSummary> backup(
      List<String> services, List<String> recipients, List<String> keyRecipients, Path folder)
      throws IOException {
    var summaries = new ArrayList<BackupSummary>();
    for (var service : services) {
      var database = ServiceDatabase.of(service, port, secrets);
      var data = ServiceDatabase.backup(service, secrets);
      var keys = ServiceDatabase.keyBackup(service, secrets);
      server.grantReading(database, data, keys);
      summaries.add(
          new DatabaseBackup(
                  service,
                  login(database, data),
                  database.vault() == null ? null : login(database, keys),
                  recipients,
                  keyRecipients)
              .write(folder));
      BackupFile.writeJson(folder.resolve("backup.json"), summaries);
    }
    return List.copyOf(summaries);
  }

  /// Gives the database of a service another name and makes a new one out of a copy. The service
  /// must be stopped.
  ///
  /// @param aside other name of the database that is there
  public BackupHeader restore(String service, DatabaseRestore.Copy copy, String aside)
      throws IOException {
    var database = ServiceDatabase.of(service, port, secrets);
    var vault = database.vault();
    var restore =
        new DatabaseRestore(
            service,
            login(database, database.owner()),
            Schema.packagedIn(
                root,
                service,
                database.app().name(),
                vault == null ? database.app().name() : vault.name()));
    var _ = restore.check(copy);
    server.setAside(database, aside);
    return restore.read(copy);
  }

  private static DatabaseLogin login(ServiceDatabase database, Role role) {
    return new DatabaseLogin(database.jdbcUrl(), role.name(), role.password());
  }
}
