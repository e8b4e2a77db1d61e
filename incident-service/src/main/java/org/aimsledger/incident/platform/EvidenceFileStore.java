package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Files of evidence, in rows of the database: each once, under its SHA-256.
///
/// Bytes are stored first, in chunks, and belong to nothing; the transaction of the event makes
/// them a kept file. So a kill at any moment leaves either a kept file with its event, or chunks
/// that are swept (ADR 0018). Kept bytes can't be deleted or changed with the rights of the
/// service.
@ApplicationScoped
public class EvidenceFileStore {
  private final Pool pool;
  private final EvidenceConfig config;

  EvidenceFileStore(Pool pool, EvidenceConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /// Stores the bytes of a file, unless the same bytes are kept already. Never holds more than one
  /// chunk in memory.
  public Uni<StoredBytes> store(Path file, String mediaType, UUID upload, Instant now) {
    return onWorker(() -> digest(file))
        .flatMap(
            digest ->
                isKept(digest.sha256())
                    .flatMap(
                        kept ->
                            kept
                                ? Uni.createFrom().item(stored(digest, mediaType, null))
                                : chunks(file, digest.size(), upload, now)
                                    .replaceWith(() -> stored(digest, mediaType, upload))));
  }

  private static StoredBytes stored(Digest digest, String mediaType, @Nullable UUID upload) {
    return new StoredBytes(digest.sha256(), digest.size(), mediaType, upload);
  }

  private record Digest(String sha256, long size) {}

  private Digest digest(Path file) {
    var sha256 = sha256();
    var size = 0L;
    try (var in = Files.newInputStream(file)) {
      var buffer = new byte[config.chunk()];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        size += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an upload can't be read back", e);
    }
    return new Digest(hex(sha256), size);
  }

  private Uni<Boolean> isKept(String sha256) {
    return pool.preparedQuery("select 1 from evidence_file where sha256 = $1")
        .execute(Tuple.of(sha256))
        .map(rows -> rows.size() > 0);
  }

  private Uni<Void> chunks(Path file, long size, UUID upload, Instant now) {
    var chunks = Math.toIntExact((size + config.chunk() - 1) / config.chunk());
    return pool.preparedQuery("insert into evidence_upload (id, started_at) values ($1, $2)")
        .execute(Tuple.of(upload, now.atOffset(ZoneOffset.UTC)))
        .chain(
            () ->
                Multi.createFrom()
                    .range(0, chunks)
                    .onItem()
                    .transformToUniAndConcatenate(
                        number ->
                            onWorker(() -> chunk(file, number))
                                .flatMap(bytes -> insert(upload, number, bytes)))
                    .onItem()
                    .ignoreAsUni());
  }

  private byte[] chunk(Path file, int number) {
    try (var channel = FileChannel.open(file)) {
      var start = (long) number * config.chunk();
      var bytes = ByteBuffer.allocate((int) Math.min(config.chunk(), channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
        // The channel gives what it has.
      }
      return bytes.array();
    } catch (IOException e) {
      throw new UncheckedIOException("an upload can't be read back", e);
    }
  }

  private Uni<Void> insert(UUID upload, int number, byte[] bytes) {
    return pool.preparedQuery(
            "insert into evidence_chunk (upload, number, bytes) values ($1, $2, $3)")
        .execute(Tuple.of(upload, number, Buffer.buffer(bytes)))
        .replaceWithVoid();
  }

  /// Makes stored bytes a kept file, in the transaction of the event that says so. Bytes that were
  /// swept meanwhile take the event back.
  public Uni<Void> keep(SqlConnection transaction, StoredBytes bytes) {
    if (bytes.upload() == null) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(
            "insert into evidence_file (sha256, upload, size, media_type) values ($1, $2, $3, $4)"
                + " on conflict (sha256) do nothing")
        .execute(Tuple.of(bytes.sha256(), bytes.upload(), bytes.size(), bytes.mediaType()))
        .replaceWithVoid();
  }

  /// Whether the kept bytes still have that digest. Reads them all, a chunk at a time.
  public Uni<Boolean> isIntact(String sha256) {
    var digest = sha256();
    return read(sha256)
        .onItem()
        .invoke(digest::update)
        .onItem()
        .ignoreAsUni()
        .map(_ -> hex(digest).equals(sha256));
  }

  /// The kept bytes, in their order; nothing where there are none.
  public Multi<byte[]> read(String sha256) {
    return pool.preparedQuery(
            "select f.upload, (select count(*) from evidence_chunk c where c.upload = f.upload) as"
                + " chunks from evidence_file f where f.sha256 = $1")
        .execute(Tuple.of(sha256))
        .toMulti()
        .flatMap(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToMultiAndConcatenate(
            row ->
                Multi.createFrom()
                    .range(0, Math.toIntExact(row.getLong("chunks")))
                    .onItem()
                    .transformToUniAndConcatenate(number -> chunk(row.getUUID("upload"), number)));
  }

  private Uni<byte[]> chunk(UUID upload, int number) {
    return pool.preparedQuery("select bytes from evidence_chunk where upload = $1 and number = $2")
        .execute(Tuple.of(upload, number))
        .map(EvidenceFileStore::bytes);
  }

  /// A chunk that is gone is no bytes: the digest tells.
  private static byte[] bytes(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return new byte[0];
    }
    Buffer bytes = rows.iterator().next().get(Buffer.class, "bytes");
    return bytes.getBytes();
  }

  /// Deletes bytes that belong to nothing and are older than that.
  ///
  /// @return how many uploads it has deleted
  public Uni<Integer> sweep(Instant before, int limit) {
    return pool.preparedQuery(
            "delete from evidence_upload where id in (select u.id from evidence_upload u"
                + " where u.started_at < $1"
                + " and not exists (select from evidence_file f where f.upload = u.id)"
                + " order by u.started_at limit $2)")
        .execute(Tuple.from(Arrays.asList(before.atOffset(ZoneOffset.UTC), limit)))
        .map(RowSet::rowCount);
  }

  private static <T> Uni<T> onWorker(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
