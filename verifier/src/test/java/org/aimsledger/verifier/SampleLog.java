package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.SignedNote;

/// A trail in memory, with events as the services store them.
final class SampleLog {

  static final String ORIGIN = "example.com/trail";
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  final NoteSigner signer;
  final List<byte[]> leaves = new ArrayList<>();
  private final Map<NodeId, Hash> nodes = new HashMap<>();
  private final CompactRange edge = CompactRange.empty();
  private final Map<String, Long> laneNumbers = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();

  SampleLog(byte seed) {
    byte[] secret = new byte[32];
    secret[0] = seed;
    signer = NoteSigner.of(ORIGIN, secret);
  }

  /// Appends an event of a stream with the next numbers and gives its index.
  long append(String source, int lane, String type, String stream, Json data) {
    long version = versions.merge(source + stream, 1L, Long::sum);
    return appendEvent(source, lane, event(source, type, stream, version, data));
  }

  /// The same, caused by somebody in particular.
  long appendBy(String actor, String source, int lane, String type, String stream, Json data) {
    long version = versions.merge(source + stream, 1L, Long::sum);
    return appendEvent(
        source, lane, event(source, type, stream, version, data).with("actor", actor));
  }

  long appendEvent(String source, int lane, Json.Members event) {
    long number = laneNumbers.merge(source + " " + lane, 1L, Long::sum);
    return appendLeaf(source + " " + lane + " " + number, event.encode());
  }

  long appendLeaf(String header, String document) {
    byte[] leaf = (header + "\n" + document).getBytes(StandardCharsets.UTF_8);
    leaves.add(leaf);
    edge.append(Hash.leaf(leaf)).forEach(node -> nodes.put(node.id(), node.hash()));
    return leaves.size() - 1L;
  }

  /// Lets numbers of a lane pass without an entry, as no honest log would.
  void skipNumbers(String source, int lane, long many) {
    var _ = laneNumbers.merge(source + " " + lane, many, Long::sum);
  }

  /// The next event of the stream will say this version.
  void nextVersion(String source, String stream, long version) {
    versions.put(source + stream, version - 1);
  }

  Json.Members event(String source, String type, String stream, long version, Json data) {
    var id = UUID.nameUUIDFromBytes(("event " + leaves.size()).getBytes(StandardCharsets.UTF_8));
    return Json.Members.empty()
        .with("specversion", "1.0")
        .with("id", id.toString())
        .with("source", source)
        .with("type", type)
        .with("subject", stream)
        .with("time", START.plusSeconds(leaves.size()).toString())
        .with("datacontenttype", "application/json")
        .with("streamversion", version)
        .with("actor", "0198c0de-0000-7000-8000-0000000000aa")
        .with("data", data);
  }

  int size() {
    return leaves.size();
  }

  SignedNote checkpoint() {
    return signer.sign(Checkpoint.of(ORIGIN, size(), edge.root()).encode());
  }

  List<Hash> inclusionProof(long index) {
    return MerkleProofs.inclusionProof(index, size(), this::node);
  }

  /// The consistency proof from an older size to now, one hash per line.
  String consistencyProof(long oldSize) {
    return MerkleProofs.consistencyProof(oldSize, size(), this::node).stream()
        .map(hash -> hash.base64() + "\n")
        .collect(Collectors.joining());
  }

  private Hash node(NodeId id) {
    return Objects.requireNonNull(nodes.get(id), id::toString);
  }
}
