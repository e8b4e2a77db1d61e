package org.aimsledger.launcher.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Makes the database of one service out of a copy. The service must not run meanwhile; when it
/// starts, it takes no commands until it has brought back what came after the copy.
///
/// @param owner the login that owns the empty database
/// @param schema migrations of the build
public record DatabaseRestore(String service, DatabaseLogin owner, Schema schema) {
  /// The files of a copy and who reads them.
  ///
  /// @param identity file of private keys for the data
  /// @param keys file of the keys of data subjects; absent: texts about persons stay closed for
  ///   ever
  /// @param keyIdentity file of private keys for that one
  public record Copy(Path data, Path identity, @Nullable Path keys, @Nullable Path keyIdentity) {}

  /// Reads every byte of the copy, and changes nothing.
  ///
  /// @return what the copy says of itself
  public BackupHeader check(Copy copy) throws IOException {
    var header = check(copy.data(), copy.identity(), BackupHeader.DATA);
    var keys = copy.keys();
    if (keys != null) {
      var secrets = check(keys, copy.keyIdentity(), BackupHeader.KEYS);
      if (!secrets.migrations().equals(header.migrations())) {
        throw new IOException(keys + " was made with another version than " + copy.data());
      }
    }
    return header;
  }

  private BackupHeader check(Path file, @Nullable Path identity, String content)
      throws IOException {
    try (var reader = open(file, identity, content)) {
      // Whatever the bytes say, they say it before anything is changed.
      var read = new ArrayList<String>();
      for (var table : reader.header().tables()) {
        read.add(
            reader
                .table(table.name(), in -> in.transferTo(OutputStream.nullOutputStream()))
                .sha256());
      }
      if (!read.equals(reader.end().stream().map(BackupHeader.Content::sha256).toList())) {
        throw new IOException(file + " is damaged");
      }
      return reader.header();
    }
  }

  /// Makes it, after it has checked the whole copy.
  ///
  /// @return what the copy says of itself
  public BackupHeader read(Copy copy) throws IOException {
    var _ = check(copy);
    try (var data = open(copy.data(), copy.identity(), BackupHeader.DATA)) {
      var header = data.header();
      requireEmpty();
      schema.make(owner, header.migrations(), header.heads().size());
      try (var connection = owner.open()) {
        connection.setAutoCommit(false);
        requireSameSchema(new Catalogue(connection), header);
        fill(connection, data);
        var keys = copy.keys();
        if (keys != null) {
          readKeys(connection, keys, copy.keyIdentity(), header);
        }
        connection.commit();
        connection.setAutoCommit(true);
        new Catalogue(connection).execute("analyze");
      } catch (SQLException e) {
        throw new IOException("The backup can't be restored: " + e.getMessage(), e);
      }
      return header;
    }
  }

  private BackupFile.Reader open(Path file, @Nullable Path identity, String content)
      throws IOException {
    if (identity == null) {
      throw new IOException("There is no private key for " + file);
    }
    var reader =
        new BackupFile.Reader(
            AgeKeys.decrypting(new BufferedInputStream(Files.newInputStream(file)), identity));
    var header = reader.header();
    if (!header.format().equals(BackupHeader.FORMAT)) {
      throw new IOException(
          file
              + " has the format "
              + header.format()
              + "; this build reads "
              + BackupHeader.FORMAT);
    }
    if (!header.service().equals(service) || !header.content().equals(content)) {
      throw new IOException(
          "%s holds the %s of %s, not the %s of %s"
              .formatted(file, header.content(), header.service(), content, service));
    }
    return reader;
  }

  private void requireEmpty() throws IOException {
    try (var connection = owner.open()) {
      var tables = new Catalogue(connection).tables();
      if (!tables.isEmpty()) {
        throw new IOException(
            "%s is not empty: it has %d tables. A restore never overwrites: rename that database and make an empty one."
                .formatted(owner.url(), tables.size()));
      }
    } catch (SQLException e) {
      throw new IOException(owner.url() + " can't be read: " + e.getMessage(), e);
    }
  }

  private static void requireSameSchema(Catalogue catalogue, BackupHeader header)
      throws IOException, SQLException {
    var made = List.copyOf(catalogue.migrations());
    if (!made.stream().collect(Collectors.toSet()).equals(Set.copyOf(header.migrations()))) {
      throw new IOException(
          "The migrations of this build are not those that the backup was made with: "
              + header.migrations().stream()
                  .filter(migration -> !made.contains(migration))
                  .map(BackupHeader.Migration::script)
                  .collect(Collectors.joining(", ")));
    }
  }

  private static void fill(Connection connection, BackupFile.Reader reader)
      throws IOException, SQLException {
    var header = reader.header();
    var catalogue = new Catalogue(connection);
    var read = new ArrayList<BackupHeader.Content>();
    for (var table : header.tables().reversed()) {
      empty(catalogue, table.name());
    }
    for (var table : header.tables()) {
      read.add(reader.table(table.name(), in -> copy(connection, table, in)));
    }
    requireSame(read, reader.end());
    for (var sequence : header.sequences().entrySet()) {
      var _ =
          catalogue.number(
              "select setval('%s', %d)".formatted(sequence.getKey(), sequence.getValue()));
    }
    var torn =
        catalogue.number(
            """
            select count(*) from public.lane_head h where h.seq <> (
              select count(*) from public.events e where e.lane = h.lane)
              or h.seq <> (select coalesce(max(e.seq), 0) from public.events e where e.lane = h.lane)\
            """);
    if (torn > 0) {
      throw new IOException("The lanes of the backup have holes: " + torn);
    }
    catalogue.execute(
        "insert into public.restored (taken_at, heads) values ('%s', '{%s}')"
            .formatted(
                header.taken(),
                header.heads().stream().map(String::valueOf).collect(Collectors.joining(","))));
  }

  /// Takes out what the migrations have put in. Their triggers refuse that, as they should; here
  /// they sleep until the end of this transaction, in which nothing else is visible.
  private static void empty(Catalogue catalogue, String table) throws SQLException {
    if (catalogue.number("select count(*) from " + table) == 0) {
      return;
    }
    var triggers =
        catalogue.list(
            """
            select quote_ident(tgname), tgenabled from pg_trigger
            where tgrelid = '%s'::regclass and not tgisinternal\
            """
                .formatted(table),
            row -> Map.entry(row.getString(1), row.getString(2)));
    for (var trigger : triggers) {
      catalogue.execute("alter table %s disable trigger %s".formatted(table, trigger.getKey()));
    }
    catalogue.execute("delete from " + table);
    for (var trigger : triggers) {
      var always = trigger.getValue().equals("A") ? "always " : "";
      catalogue.execute(
          "alter table %s enable %strigger %s".formatted(table, always, trigger.getKey()));
    }
  }

  private void readKeys(
      Connection connection, Path file, @Nullable Path identity, BackupHeader data)
      throws IOException, SQLException {
    try (var reader = open(file, identity, BackupHeader.KEYS)) {
      var table = reader.header().tables().getFirst();
      if (!data.vault()) {
        throw new IOException(service + " holds no keys of data subjects");
      }
      var read = reader.table(table.name(), in -> copy(connection, table, in));
      requireSame(List.of(read), reader.end());
    }
  }

  private static void requireSame(
      List<BackupHeader.Content> read, List<BackupHeader.Content> written) throws IOException {
    for (var content : written) {
      if (!read.contains(content)) {
        throw new IOException("The backup is damaged: the rows of " + content.table());
      }
    }
    if (read.size() != written.size()) {
      throw new IOException("The backup is damaged: it has other tables than it names");
    }
  }

  private static long copy(Connection connection, BackupHeader.Table table, InputStream in)
      throws IOException {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy %s (%s) from stdin (format binary)"
                  .formatted(table.name(), String.join(", ", table.columns())),
              in);
    } catch (SQLException e) {
      throw new IOException(table.name() + " can't be filled: " + e.getMessage(), e);
    }
  }
}
