package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.eventstore.core.ClaimChange;

/// Takes events of this log back into it, from somebody who has kept their bytes.
///
/// Guarantees: nothing that is stored changes; numbers, versions, ids and bytes are those of the
/// documents; what would leave a hole, or differs from what is there, is refused as a whole. With
/// the events come their claims, the receipts that they carry, and the ids of what caused them.
public final class LogReturn {
  private static final String SQL =
      "select return_events($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17) as"
          + " head";

  private final Pool pool;
  private final String source;
  private final int lanes;
  private final ClaimsOfEvents claims;

  /// What an event does to the claims of its stream, by the rules of its aggregate.
  @FunctionalInterface
  public interface ClaimsOfEvents {
    /// In the order in which they are to be carried out.
    List<ClaimChange> of(String category, byte[] document);
  }

  /// @param source CloudEvents source of this service
  public LogReturn(Pool pool, String source, int lanes, ClaimsOfEvents claims) {
    this.pool = pool;
    this.source = source;
    this.lanes = lanes;
    this.claims = claims;
  }

  /// Whether a restore was declared after which the lanes have not been level yet.
  public Uni<Boolean> pending() {
    return pool.query("select exists (select from restored where level_at is null) as pending")
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("pending"));
  }

  /// Notes that the lanes are level.
  public Uni<Void> level() {
    return pool.query("update restored set level_at = now() where level_at is null")
        .execute()
        .replaceWithVoid();
  }

  /// The foreign events that what came back was caused by, with the streams that it is in.
  public Uni<Set<ReturnedCause>> causes() {
    return pool.query("select cause, stream from returned_causes")
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new ReturnedCause(row.getString("cause"), row.getString("stream")))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /// Forgets what is older than any receipt.
  public Uni<Void> forget(long olderThanSeconds) {
    var age = Tuple.of((double) olderThanSeconds);
    return pool.preparedQuery(
            "delete from returned_receipts where returned_at < now() - make_interval(secs => $1)")
        .execute(age)
        .chain(
            () ->
                pool.preparedQuery(
                        "delete from returned_causes where returned_at < now() - make_interval(secs"
                            + " => $1)")
                    .execute(age))
        .replaceWithVoid();
  }

  /// Takes back a piece of a lane.
  ///
  /// @param after number before the first document
  /// @return head of the lane afterwards
  /// @throws IllegalArgumentException when a document is none of this lane
  public Uni<Long> take(int lane, long after, List<byte[]> documents) {
    var piece = new Piece(lane);
    var seq = after;
    for (var document : documents) {
      piece.add(++seq, document);
    }
    return pool.preparedQuery(SQL)
        .execute(piece.arguments())
        .map(rows -> rows.iterator().next().getLong("head"));
  }

  private final class Piece {
    private final int lane;
    private final List<Long> seqs = new ArrayList<>();
    private final List<String> streams = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<OffsetDateTime> times = new ArrayList<>();
    private final List<io.vertx.core.buffer.Buffer> documents = new ArrayList<>();
    private final List<Long> receiptSeqs = new ArrayList<>();
    private final List<String> identities = new ArrayList<>();
    private final List<String> fingerprints = new ArrayList<>();
    private final List<Long> causeSeqs = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();
    private final List<Long> claimSeqs = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Boolean> takes = new ArrayList<>();

    Piece(int lane) {
      this.lane = lane;
    }

    void add(long seq, byte[] document) {
      var envelope = EventDocument.envelope(document);
      if (!envelope.source().equals(source) || envelope.stream().lane(lanes) != lane) {
        throw new IllegalArgumentException(
            "what came back as %s %d %d is of %s %s"
                .formatted(source, lane, seq, envelope.source(), envelope.stream()));
      }
      seqs.add(seq);
      streams.add(envelope.stream().toString());
      versions.add(envelope.streamVersion());
      ids.add(envelope.id());
      types.add(envelope.type());
      times.add(envelope.time());
      documents.add(io.vertx.core.buffer.Buffer.buffer(document));
      if (envelope.causation() != null) {
        causeSeqs.add(seq);
        causes.add(envelope.causation());
      }
      if (envelope.idempotency() != null) {
        ReceiptMark.parse(envelope.idempotency()).ifPresent(mark -> add(seq, mark));
      }
      claims.of(envelope.stream().category(), document).forEach(change -> add(seq, change));
    }

    private void add(long seq, ReceiptMark mark) {
      receiptSeqs.add(seq);
      identities.add(mark.identity());
      fingerprints.add(mark.fingerprint());
    }

    private void add(long seq, ClaimChange change) {
      claimSeqs.add(seq);
      scopes.add(change.claim().scope());
      keys.add(change.claim().key());
      takes.add(
          switch (change) {
            case ClaimChange.Take _ -> true;
            case ClaimChange.Release _ -> false;
          });
    }

    Tuple arguments() {
      return Tuple.tuple()
          .addShort((short) lane)
          .addValue(seqs.toArray(Long[]::new))
          .addValue(streams.toArray(String[]::new))
          .addValue(versions.toArray(Long[]::new))
          .addValue(ids.toArray(UUID[]::new))
          .addValue(types.toArray(String[]::new))
          .addValue(times.toArray(OffsetDateTime[]::new))
          .addValue(documents.toArray(io.vertx.core.buffer.Buffer[]::new))
          .addValue(receiptSeqs.toArray(Long[]::new))
          .addValue(identities.toArray(String[]::new))
          .addValue(fingerprints.toArray(String[]::new))
          .addValue(causeSeqs.toArray(Long[]::new))
          .addValue(causes.toArray(String[]::new))
          .addValue(claimSeqs.toArray(Long[]::new))
          .addValue(scopes.toArray(String[]::new))
          .addValue(keys.toArray(String[]::new))
          .addValue(takes.toArray(Boolean[]::new));
    }
  }
}
