package org.aimsledger.audit.evidenceexport;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceBundleResponses.Manifest;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Absent;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Requested;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.VerifierProgram;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.EntryStore;
import org.aimsledger.audit.platform.trail.EvidenceSelection;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.audit.platform.trail.EvidenceStore;
import org.aimsledger.audit.platform.trail.KeyChangeStore;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.audit.platform.trail.TileStore;
import org.aimsledger.audit.platform.trail.TrailEntry;
import org.aimsledger.audit.platform.trail.TrailKeys;
import org.aimsledger.audit.platform.trail.TrailLeaf;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/// The file of an export, streamed.
@Path(EvidenceExportResource.PATH)
@Tag(name = "evidence exports")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
@RecordedRead
public class EvidenceBundleResource {
  private final EvidenceExportCommandHandler handler;
  private final EvidenceStore evidence;
  private final EntryStore entries;
  private final TileStore tiles;
  private final CheckpointStore checkpoints;
  private final KeyChangeStore keys;
  private final EventTitles titles;
  private final VerifierProgram verifier;
  private final Witnesses witnesses;
  private final TrailConfig config;

  EvidenceBundleResource(
      EvidenceExportCommandHandler handler,
      EvidenceStore evidence,
      EntryStore entries,
      TileStore tiles,
      CheckpointStore checkpoints,
      KeyChangeStore keys,
      EventTitles titles,
      VerifierProgram verifier,
      Witnesses witnesses,
      TrailConfig config) {
    this.handler = handler;
    this.evidence = evidence;
    this.entries = entries;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
    this.keys = keys;
    this.titles = titles;
    this.verifier = verifier;
    this.witnesses = witnesses;
    this.config = config;
  }

  /// What is known before the first byte is sent.
  private record Contents(
      UUID export,
      Sealed state,
      EvidenceSelection selection,
      List<TrailEntry> prunings,
      TrailEntry seal,
      PublishedCheckpoint checkpoint,
      TrailKeys keys) {
    /// Text of the key that has signed.
    String signer() {
      return keys.signerOf(checkpoint.signedNote()).encode();
    }
  }

  @GET
  @Path("{export}/bundle")
  @Produces("application/zip")
  @Operation(
      summary = "The evidence as a file that can be verified offline",
      description =
          "Format aimsledger-bundle/1, see the verifier's README. Fetching it again gives the same"
              + " bytes, until content of it is pruned.")
  public Multi<byte[]> bundle(@PathParam("export") UUID export) {
    return RestMulti.fromUniResponse(
        contents(export),
        this::stream,
        contents ->
            Map.of(
                "Content-Disposition",
                List.of("attachment; filename=\"evidence-" + export + ".zip\"")));
  }

  private Uni<Contents> contents(UUID export) {
    return handler
        .load(export)
        .map(found -> sealed(export, found.state()))
        .chain(
            state ->
                evidence
                    .select(state.subject(), state.treeSize(), (int) state.count() + 1)
                    .chain(selection -> contents(export, state, selection)));
  }

  private Uni<Contents> contents(UUID export, Sealed state, EvidenceSelection selection) {
    if (!selection.digest().equals(state.entriesDigest())) {
      throw new IllegalStateException(
          "the trail selects other entries for export %s than were sealed".formatted(export));
    }
    return Uni.combine()
        .all()
        .unis(
            entries.entryOf(SealEntry.stream(export), SealEntry.TYPE),
            entries.prunings(selection.prunings()))
        .asTuple()
        .chain(found -> contents(export, state, selection, found.getItem2(), found.getItem1()));
  }

  private static Sealed sealed(UUID export, EvidenceExport state) {
    return switch (state) {
      case Sealed sealed -> sealed;
      case Absent _, Requested _ -> throw EvidenceExportResponses.unknown(export).toException();
    };
  }

  private Uni<Contents> contents(
      UUID export,
      Sealed state,
      EvidenceSelection selection,
      List<TrailEntry> prunings,
      @Nullable TrailEntry seal) {
    if (seal == null) {
      throw EvidenceExportResponses.notReady(export).toException();
    }
    // What was pruned after the seal stands behind it: the checkpoint has to cover both.
    var last =
        prunings.isEmpty() || prunings.getLast().index() < seal.index() ? seal : prunings.getLast();
    return Uni.combine()
        .all()
        .unis(checkpoints.cover(last), keys.keys())
        .asTuple()
        .map(
            found -> {
              var covered = found.getItem1();
              var checkpoint = covered == null ? null : covered.checkpoint();
              if (checkpoint == null) {
                throw EvidenceExportResponses.notReady(export).toException();
              }
              // As the checkpoint knows them, so that the bundle stays the same for ever.
              return new Contents(
                  export,
                  state,
                  selection,
                  prunings,
                  seal,
                  checkpoint,
                  found.getItem2().asOf(checkpoint.size()).of(checkpoint.signedNote()));
            });
  }

  private Multi<byte[]> stream(Contents contents) {
    var archive = new BundleArchive();
    return Multi.createBy()
        .concatenating()
        .streams(
            front(archive, contents).toMulti(),
            index(archive, contents),
            Multi.createFrom()
                .iterable(chunks(contents))
                .onItem()
                .transformToUniAndConcatenate(chunk -> evidence(archive, contents, chunk)),
            Multi.createFrom().deferred(() -> Multi.createFrom().item(archive.finish())))
        .select()
        .where(piece -> piece.length > 0);
  }

  private Uni<byte[]> front(BundleArchive archive, Contents contents) {
    return entries
        .leaves(List.of(contents.seal().index()))
        .map(
            leaves ->
                Manifest.of(
                    config.origin(),
                    contents.state(),
                    contents.selection(),
                    contents.prunings(),
                    contents.seal(),
                    TrailLeaf.document(leaves.getFirst())))
        .map(
            manifest ->
                archive
                    .add("manifest.json", manifest.json())
                    .add("checkpoint", contents.checkpoint().note())
                    .add("policy", witnesses.policy(contents.keys()))
                    .add(
                        "README.txt",
                        EvidenceBundleResponses.readme(
                            contents.export(), contents.state(), contents.signer(), verifier))
                    .take());
  }

  private Multi<byte[]> index(BundleArchive archive, Contents contents) {
    var index = new BundleIndex(titles, verifier);
    var top = index.top(contents.export(), contents.state(), contents.signer());
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(() -> archive.begin("index.html").write(top).take()),
            Multi.createFrom()
                .iterable(inChunks(contents.selection().entries()))
                .map(entries -> archive.write(index.rows(entries)).take()),
            Multi.createFrom().item(() -> archive.write(index.bottom()).end().take()));
  }

  private List<List<Long>> chunks(Contents contents) {
    var indexes =
        new ArrayList<>(contents.selection().entries().stream().map(Selected::index).toList());
    indexes.add(contents.seal().index());
    contents.prunings().forEach(pruning -> indexes.add(pruning.index()));
    // Proofs come in the order of the log, and a pruning may be evidence by itself.
    return inChunks(indexes.stream().distinct().sorted().toList());
  }

  private <T> List<List<T>> inChunks(List<T> all) {
    var chunks = new ArrayList<List<T>>();
    for (var from = 0; from < all.size(); from += config.bundleChunk()) {
      chunks.add(all.subList(from, Math.min(all.size(), from + config.bundleChunk())));
    }
    return chunks;
  }

  private Uni<byte[]> evidence(BundleArchive archive, Contents contents, List<Long> indexes) {
    var note = contents.checkpoint().signedNote();
    return entries
        .leaves(indexes)
        .chain(
            leaves ->
                tiles
                    .inclusion(indexes, contents.checkpoint().size())
                    .map(proofs -> written(archive, note, indexes, leaves, proofs)));
  }

  private static byte[] written(
      BundleArchive archive,
      SignedNote note,
      List<Long> indexes,
      List<byte[]> leaves,
      List<List<Hash>> proofs) {
    for (var i = 0; i < indexes.size(); i++) {
      var index = indexes.get(i);
      if (leaves.get(i).length > 0) {
        var _ = archive.add("entries/" + index, leaves.get(i));
      }
      var _ =
          archive.add(
              "proofs/" + index + ".tlog-proof", TlogProof.of(index, proofs.get(i), note).encode());
    }
    return archive.take();
  }
}
