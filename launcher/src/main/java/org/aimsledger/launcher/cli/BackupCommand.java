package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.backup.AgeKeys;
import org.aimsledger.launcher.backup.BackupSummary;
import org.aimsledger.launcher.backup.Copies;
import org.aimsledger.launcher.backup.DatabaseBackup;
import org.aimsledger.launcher.backup.DatabaseLogin;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Copies the databases while everything runs.
@Command(
    name = "backup",
    description =
        "Copies the databases of the services, each as it is at one moment, encrypted for whoever"
            + " holds the private keys (age format). Nothing stops meanwhile.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Option(
      names = "--make-key",
      description =
          "Only makes a key: the private one goes to this new file, to be kept elsewhere; the"
              + " public one is printed.")
  private @Nullable Path newKey;

  @Option(
      names = "--recipients",
      description =
          "File with the public keys (age1…) that can read the data; default: backup-recipients in"
              + " the data folder")
  private @Nullable Path recipients;

  @Option(
      names = "--key-recipients",
      description =
          "File with the public keys that can read the keys of data subjects, of somebody else;"
              + " default: backup-key-recipients in the data folder")
  private @Nullable Path keyRecipients;

  @Option(
      names = "--service",
      description = "Only this service, may be repeated; default: all of them")
  private List<String> services = ServiceDefinition.NAMES;

  @Option(names = "--out", description = "Folder; default: backups/<time> in the data folder")
  private @Nullable Path folder;

  @ArgGroup(exclusive = false)
  private @Nullable Elsewhere elsewhere;

  /// A database that `aims up` doesn't run.
  static final class Elsewhere {
    @Option(
        names = "--url",
        required = true,
        description =
            "Database of the one --service, if it is not that of ./aims up:"
                + " jdbc:postgresql://HOST:PORT/NAME")
    private String url = "";

    @Option(names = "--user", required = true, description = "Login that may read its tables")
    private String user = "";

    @Option(names = "--password-file", required = true, description = "File with its password")
    private Path password = Path.of("");

    @Option(names = "--key-user", description = "Login that may read the keys of data subjects")
    private @Nullable String keyUser;

    @Option(names = "--key-password-file", description = "File with its password")
    private @Nullable Path keyPassword;

    DatabaseLogin data() throws IOException {
      return new DatabaseLogin(url, user, Files.readString(password).strip());
    }

    @Nullable DatabaseLogin keys() throws IOException {
      return keyUser == null || keyPassword == null
          ? null
          : new DatabaseLogin(url, keyUser, Files.readString(keyPassword).strip());
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var out = Terminal.out(spec);
    if (newKey != null) {
      var recipient = AgeKeys.generate(newKey);
      out.println("Private key: " + newKey + " (keep it elsewhere; who restores needs it)");
      out.println("Public key:  " + recipient);
      return 0;
    }
    var place = Place.current();
    var directory = place.home().directory();
    var target =
        folder == null ? directory.resolve("backups").resolve(STAMP.format(Instant.now())) : folder;
    var readers = recipients(recipients, directory.resolve("backup-recipients"));
    var keyReaders = recipients(keyRecipients, directory.resolve("backup-key-recipients"));
    for (var summary : summaries(place, readers, keyReaders, target.toAbsolutePath())) {
      out.println(line(summary));
    }
    out.println("Folder: " + target.toAbsolutePath());
    return 0;
  }

  private List<BackupSummary> summaries(
      Place place, List<String> readers, List<String> keyReaders, Path target) throws IOException {
    if (elsewhere == null) {
      var ports = place.requireRunning().ports();
      return new Copies(place.home(), ports.postgres(), ServiceDefinition.NAMES)
          .backup(services, readers, keyReaders, target);
    }
    if (services.size() != 1) {
      throw new IllegalArgumentException("--url needs one --service");
    }
    var backup =
        new DatabaseBackup(
            services.getFirst(), elsewhere.data(), elsewhere.keys(), readers, keyReaders);
    return List.of(backup.write(target));
  }

  private static List<String> recipients(@Nullable Path given, Path usual) throws IOException {
    if (given == null && !Files.exists(usual)) {
      throw new IOException(
          "Nobody could read the backup: write the public keys of those who restore into "
              + usual
              + ". ./aims backup --make-key FILE makes a key.");
    }
    return AgeKeys.recipients(given == null ? usual : given);
  }

  private static String line(BackupSummary summary) {
    var files =
        summary.files().stream()
            .map(file -> "%s %,d bytes".formatted(file.name(), file.bytes()))
            .toList();
    return "%-10s %,d rows, lanes %s: %s"
        .formatted(summary.service(), summary.rows(), summary.heads(), String.join(", ", files));
  }
}
