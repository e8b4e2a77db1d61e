package org.aimsledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.TlogProof;

/// Writes a bundle entry by entry, so that it may be larger than the memory. All is as it should be
/// unless somebody asks otherwise: key, checkpoint, proofs, manifest and seal.
final class LargeBundle implements AutoCloseable {

  private static final String TIME = "2026-11-22T10:00:00Z";

  private final NoteSigner signer = NoteSigner.of(SampleLog.ORIGIN, new byte[32]);
  private final ZipOutputStream zip;
  private final List<Hash> hashes = new ArrayList<>();
  private final Map<NodeId, Hash> nodes = new HashMap<>();
  private final CompactRange edge = CompactRange.empty();

  LargeBundle(Path file) throws IOException {
    zip = new ZipOutputStream(Files.newOutputStream(file));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /// An event of a stream of its own, of `/risk`.
  static Json.Members event(int index, String type, String subject, Json data) {
    return Json.Members.empty()
        .with("specversion", "1.0")
        .with("id", new UUID(1, index).toString())
        .with("source", "/risk")
        .with("type", type)
        .with("subject", subject)
        .with("time", TIME)
        .with("streamversion", 1)
        .with("data", data);
  }

  /// @param proven whether the proofs are those of the entries
  void write(int count, IntFunction<Json.Members> events, boolean proven) throws IOException {
    for (int i = 0; i < count; i++) {
      add("/risk 0 " + (i + 1), events.apply(i));
    }
    String digest = digest();
    add("/audit 0 1", seal(count, digest));
    var checkpoint = signer.sign(Checkpoint.of(SampleLog.ORIGIN, count + 1, edge.root()).encode());
    for (int i = 0; i <= count; i++) {
      var proof = MerkleProofs.inclusionProof(proven ? i : (i + 1) % count, count + 1, this::node);
      file(Bundle.proof(i), TlogProof.of(i, proof, checkpoint).bytes());
    }
    file(Bundle.CHECKPOINT, checkpoint.bytes());
    file(Bundle.POLICY, "log %s\nquorum none\n".formatted(signer.verifierKey()).getBytes(UTF_8));
    file(Bundle.README, "Verify me.\n".getBytes(UTF_8));
    file(Bundle.MANIFEST, manifest(count, digest).encode().getBytes(UTF_8));
  }

  private void add(String header, Json.Members event) throws IOException {
    byte[] leaf = (header + "\n" + event.encode()).getBytes(UTF_8);
    file(Bundle.entry(hashes.size()), leaf);
    hashes.add(Hash.leaf(leaf));
    edge.append(hashes.getLast()).forEach(node -> nodes.put(node.id(), node.hash()));
  }

  private static Json.Members seal(int count, String digest) {
    var data =
        Json.Members.empty()
            .with("subject", SampleBundle.SUBJECT)
            .with("treeSize", count)
            .with("count", count)
            .with("entriesDigest", digest);
    return event(count, Bundle.SEAL_TYPE, SampleBundle.EXPORT, data)
        .with("source", Bundle.SEAL_SOURCE);
  }

  private Json.Members manifest(int count, String digest) {
    var lines = new ArrayList<Json>();
    for (int i = 0; i <= count; i++) {
      lines.add(
          Json.Members.empty()
              .with("index", i)
              .with("source", i < count ? "/risk" : Bundle.SEAL_SOURCE)
              .with("lane", 0)
              .with("laneSeq", i < count ? i + 1 : 1)
              .with("leafHash", hashes.get(i).hex()));
    }
    return Json.Members.empty()
        .with("format", Bundle.FORMAT)
        .with("origin", SampleLog.ORIGIN)
        .with("subject", SampleBundle.SUBJECT)
        .with("treeSize", count)
        .with("count", count)
        .with("created", TIME)
        .with("seal", count)
        .with("entriesDigest", digest)
        .with("entries", new Json.Array(lines));
  }

  private String digest() {
    var lines = new StringBuilder();
    for (int i = 0; i < hashes.size(); i++) {
      lines.append(i).append(' ').append(hashes.get(i).hex()).append('\n');
    }
    return Hash.sha256(lines.toString().getBytes(UTF_8)).hex();
  }

  private void file(String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private Hash node(NodeId id) {
    return Objects.requireNonNull(nodes.get(id), id::toString);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
