package org.aimsledger.launcher.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Makes a copy of the database of one service while it runs: one snapshot, nothing is locked.
///
/// @param data a login that may read the tables; needs nothing else
/// @param keys one that may read the keys of data subjects; absent where the service has none
/// @param recipients who can read the data
/// @param keyRecipients who can read the keys: others, or an erasure means little
public record DatabaseBackup(
    String service,
    DatabaseLogin data,
    @Nullable DatabaseLogin keys,
    List<String> recipients,
    List<String> keyRecipients) {
  private static final String KEY_TABLE = "vault.subject_keys";
  private static final int BUFFER = 1 << 16;

  public DatabaseBackup {
    recipients = List.copyOf(recipients);
    keyRecipients = List.copyOf(keyRecipients);
    if (keys != null && recipients.stream().anyMatch(keyRecipients::contains)) {
      throw new IllegalArgumentException(
          "The keys of data subjects need recipients of their own: who can read the ordinary backup"
              + " must not read them.");
    }
  }

  /// Writes the copy into a folder, which is made.
  public BackupSummary write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var connection = data.open()) {
      connection.setAutoCommit(false);
      var catalogue = new Catalogue(connection);
      catalogue.execute("set transaction isolation level repeatable read, read only");
      var taken =
          catalogue
              .list("select now()", row -> row.getObject(1, OffsetDateTime.class).toInstant())
              .getFirst();
      var header = header(catalogue, BackupHeader.DATA, taken);
      var files = new ArrayList<BackupSummary.File>();
      var copied = copy(connection, header, folder, recipients);
      files.add(copied.file());
      var rows = copied.rows();
      if (keys != null) {
        var snapshot =
            catalogue.list("select pg_export_snapshot()", row -> row.getString(1)).getFirst();
        var secrets = copyKeys(keys, snapshot, header, folder);
        files.add(secrets.file());
        rows += secrets.rows();
      }
      return new BackupSummary(service, taken, header.heads(), rows, files);
    } catch (SQLException e) {
      throw new IOException(
          "The database of " + service + " can't be copied: " + e.getMessage(), e);
    }
  }

  private BackupHeader header(Catalogue catalogue, String content, Instant taken)
      throws SQLException {
    var vault = catalogue.number("select count(*) from pg_namespace where nspname = 'vault'") > 0;
    if (vault != (keys != null)) {
      throw new SQLException(
          vault
              ? "it holds keys of data subjects, and there is no login that may read them"
              : "it holds no keys of data subjects");
    }
    return new BackupHeader(
        BackupHeader.FORMAT,
        service,
        content,
        taken,
        catalogue.heads(),
        vault,
        catalogue.migrations(),
        catalogue.copied(),
        catalogue.sequences());
  }

  private Copied copyKeys(DatabaseLogin login, String snapshot, BackupHeader data, Path folder)
      throws IOException, SQLException {
    try (var connection = login.open()) {
      connection.setAutoCommit(false);
      var catalogue = new Catalogue(connection);
      catalogue.execute("set transaction isolation level repeatable read, read only");
      catalogue.execute("set transaction snapshot '" + snapshot + "'");
      var header =
          new BackupHeader(
              data.format(),
              service,
              BackupHeader.KEYS,
              data.taken(),
              data.heads(),
              true,
              data.migrations(),
              List.of(catalogue.table(KEY_TABLE)),
              Map.of());
      return copy(connection, header, folder, keyRecipients);
    }
  }

  private record Copied(BackupSummary.File file, long rows) {}

  /// Beside and moved: what has the name of a copy is whole.
  private Copied copy(Connection connection, BackupHeader header, Path folder, List<String> readers)
      throws IOException, SQLException {
    var name = service + "." + header.content() + ".age";
    var fresh = folder.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    long rows;
    try (var file = new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER);
        var writer = new BackupFile.Writer(AgeKeys.encrypting(file, readers), header)) {
      for (var table : header.tables()) {
        writer.table(table.name(), out -> copy(connection, table, out));
      }
      writer.end();
      rows = writer.rows();
    }
    var done = folder.resolve(name);
    Files.move(fresh, done, StandardCopyOption.REPLACE_EXISTING);
    return new Copied(
        new BackupSummary.File(name, Files.size(done), BackupFile.sha256(done)), rows);
  }

  private static long copy(Connection connection, BackupHeader.Table table, OutputStream out)
      throws IOException {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "copy (select %s from %s%s) to stdout (format binary)"
                  .formatted(
                      String.join(", ", table.columns()), table.name(), rowsOf(table.name())),
              out);
    } catch (SQLException e) {
      throw new IOException(table.name() + " can't be read: " + e.getMessage(), e);
    }
  }

  /// Views begin again, so their places stay behind.
  private static String rowsOf(String table) {
    return table.equals("public.projection_cursor")
        ? " where name not in (select name from view_registry)"
            + " and name not in (select name || '#rebuild' from view_registry)"
        : "";
  }
}
