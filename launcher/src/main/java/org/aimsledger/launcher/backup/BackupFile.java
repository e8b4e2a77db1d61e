package org.aimsledger.launcher.backup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A copy: a zip archive inside an age file. First the header, then each table as PostgreSQL's
/// binary `COPY` writes it, last what every table should have been.
final class BackupFile {
  private static final String HEADER = "header.json";
  private static final String TABLES = "tables/";
  private static final String CONTENTS = "contents.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantText()))
          .build();

  private BackupFile() {}

  /// Instants are text, as everywhere else.
  private static final class InstantText extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantText() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(
        String text, com.fasterxml.jackson.databind.DeserializationContext context) {
      return Instant.parse(text);
    }
  }

  static void writeJson(Path file, Object value) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), value);
  }

  static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return hex(in.getMessageDigest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Writes the rows of one table and tells how many there were.
  interface Rows {
    long writeTo(OutputStream out) throws IOException;
  }

  /// One copy on its way into a file.
  static final class Writer implements AutoCloseable {
    private final ZipOutputStream zip;
    private final List<BackupHeader.Content> contents = new ArrayList<>();

    Writer(OutputStream encrypted, BackupHeader header) throws IOException {
      this.zip = new ZipOutputStream(encrypted);
      json(HEADER, header);
    }

    void table(String name, Rows rows) throws IOException {
      zip.putNextEntry(new ZipEntry(TABLES + name));
      var out = new DigestOutputStream(new KeptOpen(zip), digest());
      var count = rows.writeTo(out);
      contents.add(new BackupHeader.Content(name, count, hex(out.getMessageDigest())));
      zip.closeEntry();
    }

    long rows() {
      return contents.stream().mapToLong(BackupHeader.Content::rows).sum();
    }

    void end() throws IOException {
      json(CONTENTS, contents);
    }

    private void json(String name, Object value) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(JSON.writeValueAsBytes(value));
      zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /// Whoever writes a table doesn't end the file.
  private static final class KeptOpen extends java.io.FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /// Takes the rows of one table and tells how many there were.
  interface Sink {
    long readFrom(InputStream in) throws IOException;
  }

  /// One copy on its way out of a file.
  static final class Reader implements AutoCloseable {
    private final InputStream decrypted;
    private final ZipInputStream zip;
    private final BackupHeader header;

    Reader(InputStream decrypted) throws IOException {
      this.decrypted = decrypted;
      this.zip = new ZipInputStream(decrypted);
      next(HEADER);
      this.header = JSON.readValue(zip.readAllBytes(), BackupHeader.class);
    }

    BackupHeader header() {
      return header;
    }

    /// The next table, which must be this one.
    BackupHeader.Content table(String name, Sink sink) throws IOException {
      next(TABLES + name);
      var in = new DigestInputStream(new KeptOpenInput(zip), digest());
      var rows = sink.readFrom(in);
      in.transferTo(OutputStream.nullOutputStream());
      return new BackupHeader.Content(name, rows, hex(in.getMessageDigest()));
    }

    /// What the tables should have been; the file ends behind it.
    List<BackupHeader.Content> end() throws IOException {
      next(CONTENTS);
      var contents =
          JSON.readValue(zip.readAllBytes(), new TypeReference<List<BackupHeader.Content>>() {});
      if (zip.getNextEntry() != null) {
        throw new IOException("There is more in the file than there should be.");
      }
      // What age says of the last piece counts as well: a file may be cut behind our last byte.
      decrypted.transferTo(OutputStream.nullOutputStream());
      return contents;
    }

    private void next(String name) throws IOException {
      var entry = zip.getNextEntry();
      if (entry == null || !entry.getName().equals(name)) {
        throw new IOException(
            "The file ends too early or is no backup: there is no "
                + name
                + " where it should be.");
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  private static final class KeptOpenInput extends FilterInputStream {
    KeptOpenInput(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The next table is in the same stream.
    }
  }
}
