package org.aimsledger.audit.proofs;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.EntryStore;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.audit.platform.trail.TileStore;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.TlogProof;
import org.jspecify.annotations.Nullable;

/// Makes proofs.
@Singleton
class ProofQuery {
  private final EntryStore entries;
  private final TileStore tiles;
  private final CheckpointStore checkpoints;

  ProofQuery(EntryStore entries, TileStore tiles, CheckpointStore checkpoints) {
    this.entries = entries;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
  }

  /// What became of the wish for a proof.
  sealed interface Inclusion {
    record Proof(TlogProof file) implements Inclusion {}

    record UnknownEvent() implements Inclusion {}

    record NotCovered(long index) implements Inclusion {}
  }

  /// Two sizes of the log, their roots, and the proof that the smaller is the beginning of the
  /// larger.
  record Consistency(long from, long to, Hash fromRoot, Hash toRoot, List<Hash> hashes) {}

  /// The proof of an event against the newest checkpoint.
  Uni<Inclusion> inclusion(UUID event) {
    return entries
        .entryOf(event)
        .chain(
            entry ->
                entry == null
                    ? Uni.createFrom().item(new Inclusion.UnknownEvent())
                    : checkpoints.published().chain(latest -> inclusion(entry.index(), latest)));
  }

  private Uni<Inclusion> inclusion(long index, @Nullable PublishedCheckpoint latest) {
    return latest == null || latest.size() <= index
        ? Uni.createFrom().item(new Inclusion.NotCovered(index))
        : tiles
            .inclusion(List.of(index), latest.size())
            .map(
                proofs ->
                    new Inclusion.Proof(
                        TlogProof.of(index, proofs.getFirst(), latest.signedNote())));
  }

  /// How far the log has grown.
  Uni<Long> size() {
    return tiles.head().map(head -> head.size());
  }

  Uni<Consistency> consistency(long from, long to) {
    return tiles
        .consistency(from, to)
        .chain(
            hashes ->
                tiles
                    .root(from)
                    .chain(
                        fromRoot ->
                            tiles
                                .root(to)
                                .map(
                                    toRoot ->
                                        new Consistency(from, to, fromRoot, toRoot, hashes))));
  }
}
