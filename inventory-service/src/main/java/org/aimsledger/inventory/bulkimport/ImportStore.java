package org.aimsledger.inventory.bulkimport;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.inventory.bulkimport.ImportRecord.Counts;
import org.aimsledger.inventory.bulkimport.ImportRecord.RowState;
import org.aimsledger.inventory.bulkimport.RowIdentities.RowIdentity;
import org.jspecify.annotations.Nullable;

/// Jobs and rows. A job and all its rows are written in one transaction: either all are there or
/// none.
@ApplicationScoped
class ImportStore {
  private static final int INSERTED_AT_ONCE = 500;
  private static final String JOB =
      "select j.id, j.mapping_id, j.file_name, j.file_sha256, j.actor, j.correlation, j.row_count,"
          + " j.started_at, j.finished_at, c.* from import_job j cross join lateral (select"
          + " count(*) filter (where r.state = 'PENDING') as pending,"
          + " count(*) filter (where r.state = 'REGISTERED') as registered,"
          + " count(*) filter (where r.state = 'CHANGED') as changed,"
          + " count(*) filter (where r.state = 'UNCHANGED') as unchanged,"
          + " count(*) filter (where r.state = 'QUARANTINED') as quarantined,"
          + " count(*) filter (where r.state = 'DISCARDED') as discarded,"
          + " count(*) filter (where r.state in ('REGISTERED', 'CHANGED', 'UNCHANGED')"
          + " and cardinality(r.flags) > 0) as flagged"
          + " from import_row r where r.job = j.id) c ";
  private static final String ROW =
      "select number, state, raw, corrected, scope, external_id, row_key, flags, reasons, system,"
          + " resolved_by, resolved_at from import_row ";

  private final Pool pool;
  private final RowSeals seals;

  ImportStore(Pool pool, RowSeals seals) {
    this.pool = pool;
    this.seals = seals;
  }

  /// @param yaml the mapping as it was sent
  record NewJob(
      UUID id,
      Mapping mapping,
      String yaml,
      String fileName,
      Table table,
      List<RowIdentity> identities,
      String actor,
      String correlation,
      Instant startedAt) {}

  /// Keeps a job with its rows.
  ///
  /// @return false when a job with this id is there already, also one that came at the same moment
  Uni<Boolean> create(NewJob job) {
    var numbers = new ArrayList<Integer>();
    for (var from = 0; from < job.table().rows().size(); from += INSERTED_AT_ONCE) {
      numbers.add(from);
    }
    return pool.withTransaction(
        tx ->
            insertJob(tx, job)
                .flatMap(
                    isNew ->
                        Multi.createFrom()
                            .iterable(isNew ? numbers : List.<Integer>of())
                            .onItem()
                            .transformToUniAndConcatenate(from -> insertRows(tx, job, from))
                            .onItem()
                            .ignoreAsUni()
                            .replaceWith(isNew)));
  }

  private Uni<Boolean> insertJob(SqlConnection tx, NewJob job) {
    return tx.preparedQuery(
            "insert into import_job (id, mapping_id, mapping, file_name, file_sha256, actor,"
                + " correlation, row_count, started_at, seal)"
                + " values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)"
                + " on conflict (id) do nothing")
        .execute(
            Tuple.from(
                Arrays.asList(
                    job.id(),
                    job.mapping().id(),
                    job.yaml(),
                    job.fileName(),
                    job.table().sha256(),
                    job.actor(),
                    job.correlation(),
                    (long) job.table().rows().size(),
                    job.startedAt().atOffset(ZoneOffset.UTC),
                    ImportSealStore.seal(seals, job))))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Whether the job that is there came with the same table and the same mapping.
  Uni<Boolean> isRepeated(NewJob job) {
    return pool.preparedQuery(
            "select exists (select from import_job"
                + " where id = $1 and file_sha256 = $2 and mapping = $3) as same")
        .execute(Tuple.of(job.id(), job.table().sha256(), job.yaml()))
        .map(rows -> rows.iterator().next().getBoolean("same"));
  }

  private static Uni<Void> insertRows(SqlConnection tx, NewJob job, int from) {
    var to = Math.min(from + INSERTED_AT_ONCE, job.table().rows().size());
    var tuples = new ArrayList<Tuple>(to - from);
    for (var i = from; i < to; i++) {
      var identity = job.identities().get(i);
      var externalId = identity.externalId();
      var values = new ArrayList<@Nullable Object>();
      values.add(job.id());
      values.add(i + 1L);
      values.add(json(job.table().rows().get(i)));
      values.add(externalId == null ? null : externalId.scope());
      values.add(externalId == null ? null : externalId.id());
      values.add(identity.key());
      values.add(identity.flags().toArray(String[]::new));
      tuples.add(Tuple.from(values));
    }
    return tx.preparedQuery(
            "insert into import_row (job, number, raw, scope, external_id, row_key, flags)"
                + " values ($1, $2, $3, $4, $5, $6, $7)")
        .executeBatch(tuples)
        .replaceWithVoid();
  }

  /// Jobs with work left, the oldest first.
  Uni<List<UUID>> open(int limit) {
    return pool.preparedQuery(
            "select id from import_job where finished_at is null order by started_at limit $1")
        .execute(Tuple.of(limit))
        .map(rows -> all(rows, row -> row.getUUID("id")));
  }

  /// One job with its mapping, for rows of it to be carried out.
  Uni<Optional<OpenJob>> job(UUID id) {
    return pool.preparedQuery(
            "select id, mapping, file_sha256, actor, correlation from import_job where id = $1")
        .execute(Tuple.of(id))
        .map(ImportStore::openJob);
  }

  record OpenJob(UUID id, Mapping mapping, String fileSha256, String actor, String correlation) {}

  private static Optional<OpenJob> openJob(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    var row = rows.iterator().next();
    return Optional.of(
        new OpenJob(
            row.getUUID("id"),
            MappingReader.read(row.getString("mapping")),
            row.getString("file_sha256"),
            row.getString("actor"),
            row.getString("correlation")));
  }

  Uni<List<ImportLine>> pending(UUID job, int limit) {
    return pool.preparedQuery(ROW + "where job = $1 and state = 'PENDING' order by number limit $2")
        .execute(Tuple.of(job, limit))
        .map(rows -> all(rows, ImportStore::importedRow));
  }

  /// What became of a row.
  ///
  /// @param flags of the row as it was understood
  record Carried(
      long number,
      RowState state,
      @Nullable UUID system,
      List<String> flags,
      List<String> reasons) {}

  Uni<Void> carried(UUID job, List<Carried> rows) {
    return pool.preparedQuery(
            "update import_row set state = $3, system = $4, flags = $5, reasons = $6"
                + " where job = $1 and number = $2")
        .executeBatch(
            rows.stream()
                .map(
                    row ->
                        Tuple.from(
                            Arrays.asList(
                                job,
                                row.number(),
                                row.state().name(),
                                row.system(),
                                row.flags().toArray(String[]::new),
                                row.reasons().toArray(String[]::new))))
                .toList())
        .replaceWithVoid();
  }

  Uni<Void> finished(UUID job, Instant at) {
    return pool.preparedQuery(
            "update import_job set finished_at = $2 where id = $1 and finished_at is null")
        .execute(Tuple.of(job, at.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  Uni<Optional<ImportRecord>> find(UUID id) {
    return pool.preparedQuery(JOB + "where j.id = $1")
        .execute(Tuple.of(id))
        .map(
            rows -> rows.size() == 0 ? Optional.empty() : Optional.of(job(rows.iterator().next())));
  }

  Uni<List<ImportRecord>> list(@Nullable Instant before, @Nullable UUID beforeId, int limit) {
    return pool.preparedQuery(
            JOB
                + "where $1::timestamptz is null or (j.started_at, j.id) < ($1, $2)"
                + " order by j.started_at desc, j.id desc limit $3")
        .execute(
            Tuple.from(
                Arrays.asList(
                    before == null ? null : before.atOffset(ZoneOffset.UTC), beforeId, limit)))
        .map(rows -> all(rows, ImportStore::job));
  }

  Uni<List<RowRecord>> rows(UUID job, @Nullable RowState state, long after, int limit) {
    return pool.preparedQuery(
            ROW
                + "where job = $1 and number > $2 and ($3::text is null or state = $3)"
                + " order by number limit $4")
        .execute(Tuple.from(Arrays.asList(job, after, state == null ? null : state.name(), limit)))
        .map(rows -> all(rows, ImportStore::record));
  }

  Uni<Optional<RowRecord>> row(UUID job, long number) {
    return pool.preparedQuery(ROW + "where job = $1 and number = $2")
        .execute(Tuple.of(job, number))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(record(rows.iterator().next())));
  }

  /// One row with its corrections, as it would be carried out.
  Uni<ImportLine> line(UUID job, long number) {
    return pool.preparedQuery(ROW + "where job = $1 and number = $2")
        .execute(Tuple.of(job, number))
        .map(rows -> importedRow(rows.iterator().next()));
  }

  /// Whether another row of the job is about this system.
  Uni<Boolean> isTaken(UUID job, long number, RowIdentity identity) {
    var externalId = identity.externalId();
    return pool.preparedQuery(
            "select exists (select from import_row where job = $1 and number <> $2"
                + " and ((scope = $3 and external_id = $4) or row_key = $5)) as taken")
        .execute(
            Tuple.from(
                Arrays.asList(
                    job,
                    number,
                    externalId == null ? null : externalId.scope(),
                    externalId == null ? null : externalId.id(),
                    identity.key())))
        .map(rows -> rows.iterator().next().getBoolean("taken"));
  }

  /// Puts corrected texts in place of the raw ones; only a row in quarantine can be corrected.
  ///
  /// @return whether it was in quarantine
  Uni<Boolean> correct(
      UUID job,
      long number,
      Map<String, String> corrected,
      RowIdentity identity,
      String by,
      Instant at) {
    var externalId = identity.externalId();
    return pool.preparedQuery(
            // The job is open again, so the row is carried out even if we don't live to do it now.
            "with opened as (update import_job set finished_at = null where id = $1)"
                + " update import_row set state = 'PENDING', corrected = corrected || $3, scope = $4,"
                + " external_id = $5, row_key = $6, flags = $7, resolved_by = $8, resolved_at = $9"
                + " where job = $1 and number = $2 and state = 'QUARANTINED'")
        .execute(
            Tuple.from(
                Arrays.asList(
                    job,
                    number,
                    json(corrected),
                    externalId == null ? null : externalId.scope(),
                    externalId == null ? null : externalId.id(),
                    identity.key(),
                    identity.flags().toArray(String[]::new),
                    by,
                    at.atOffset(ZoneOffset.UTC))))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Takes a row out of the quarantine without importing it.
  ///
  /// @return whether the row was in quarantine
  Uni<Boolean> discard(UUID job, long number, String reason, String by, Instant at) {
    return pool.preparedQuery(
            "update import_row set state = 'DISCARDED', reasons = reasons || $3::text,"
                + " resolved_by = $4, resolved_at = $5"
                + " where job = $1 and number = $2 and state = 'QUARANTINED'")
        .execute(Tuple.of(job, number, reason, by, at.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    var found = new ArrayList<T>(rows.size());
    rows.forEach(row -> found.add(read.apply(row)));
    return List.copyOf(found);
  }

  private static ImportLine importedRow(Row row) {
    var values = new LinkedHashMap<>(texts(row, "raw"));
    values.putAll(texts(row, "corrected"));
    var scope = row.getString("scope");
    var id = row.getString("external_id");
    var externalId = scope == null || id == null ? null : new ExternalId(scope, id);
    return new ImportLine(
        row.getLong("number"),
        values,
        new RowIdentity(externalId, row.getString("row_key"), strings(row, "flags")));
  }

  private static RowRecord record(Row row) {
    return new RowRecord(
        row.getLong("number"),
        RowState.valueOf(row.getString("state")),
        texts(row, "raw"),
        texts(row, "corrected"),
        strings(row, "reasons"),
        strings(row, "flags"),
        row.getUUID("system"),
        row.getString("resolved_by"),
        instant(row, "resolved_at"));
  }

  private static ImportRecord job(Row row) {
    return new ImportRecord(
        row.getUUID("id"),
        row.getString("mapping_id"),
        row.getString("file_name"),
        row.getString("file_sha256"),
        row.getString("actor"),
        row.getString("correlation"),
        row.getLong("row_count"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row, "finished_at"),
        new Counts(
            row.getLong("pending"),
            row.getLong("registered"),
            row.getLong("changed"),
            row.getLong("unchanged"),
            row.getLong("quarantined"),
            row.getLong("discarded"),
            row.getLong("flagged")));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  private static List<String> strings(Row row, String column) {
    return List.of(row.getArrayOfStrings(column));
  }

  private static JsonObject json(Map<String, String> texts) {
    var json = new JsonObject();
    texts.forEach(json::put);
    return json;
  }

  private static Map<String, String> texts(Row row, String column) {
    var texts = new LinkedHashMap<String, String>();
    row.getJsonObject(column)
        .forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
    return texts;
  }
}
