package org.aimsledger.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;

/// Writes bundles as the README defines them: the files are kept by name, so that a test can spoil
/// any of them before the archive is written.
final class SampleBundle {

  static final String SUBJECT = "0198c0de-0000-7000-8000-000000000001";
  static final String SYSTEM = "ai-system/" + SUBJECT;
  static final String INCIDENT = "incident/0198c0de-0000-7000-8000-000000000002";
  static final String OTHER = "ai-system/0198c0de-0000-7000-8000-000000000003";
  static final String EXPORT = "evidence-export/0198c0de-0000-7000-8000-000000000004";

  final SampleLog log;
  final List<Long> selected;
  final long seal;
  final long treeSize;
  final SignedNote checkpoint;
  final Map<String, byte[]> files = new LinkedHashMap<>();

  /// The usual bundle: nine entries of three services among others, then the seal.
  static SampleBundle usual() {
    return of(usualLog(), usualSelection());
  }

  static List<Long> usualSelection() {
    return List.of(1L, 2L, 4L, 5L, 7L, 8L, 10L, 11L, 13L);
  }

  /// Fourteen entries: streams of three services, and another system's in between.
  static SampleLog usualLog() {
    var log = new SampleLog((byte) 1);
    other(log);
    system(log, "registered");
    system(log, "owner-assigned");
    other(log);
    system(log, "stage-entered");
    incident(log, "raised");
    other(log);
    incident(log, "containment-requested");
    system(log, "suspended");
    other(log);
    incident(log, "containment-acknowledged");
    var _ =
        log.append(
            "/risk",
            0,
            "org.aimsledger.risk.duty-opened.v1",
            "impact-assessment/0198c0de-0000-7000-8000-000000000005",
            Json.Members.empty().with("system", SUBJECT));
    other(log);
    incident(log, "closed");
    return log;
  }

  static void system(SampleLog log, String what) {
    var data = Json.Members.empty().with("system", SUBJECT).with("name", "Chatbot \u4e2d\u6587");
    var _ = log.append("/inventory", 2, "org.aimsledger.inventory." + what + ".v1", SYSTEM, data);
  }

  static void incident(SampleLog log, String what) {
    var data = Json.Members.empty().with("systems", Json.Array.of(List.of(SUBJECT)));
    var _ = log.append("/incident", 1, "org.aimsledger.incident." + what + ".v1", INCIDENT, data);
  }

  static void other(SampleLog log) {
    var data = Json.Members.empty().with("system", "another");
    var _ = log.append("/inventory", 3, "org.aimsledger.inventory.suspended.v1", OTHER, data);
  }

  /// Seals the selection in the log and bundles it, with a few entries behind the seal.
  static SampleBundle of(SampleLog log, List<Long> selected) {
    long treeSize = log.size();
    other(log);
    long seal =
        log.append(
            Bundle.SEAL_SOURCE, 0, Bundle.SEAL_TYPE, EXPORT, sealData(log, selected, treeSize));
    other(log);
    return new SampleBundle(log, selected, treeSize, seal);
  }

  static Json.Members sealData(SampleLog log, List<Long> selected, long treeSize) {
    return Json.Members.empty()
        .with("export", "0198c0de-0000-7000-8000-000000000004")
        .with("subject", SUBJECT)
        .with("treeSize", treeSize)
        .with("count", selected.size())
        .with("entriesDigest", digest(log, selected));
  }

  SampleBundle(SampleLog log, List<Long> selected, long treeSize, long seal) {
    this.log = log;
    this.selected = List.copyOf(selected);
    this.treeSize = treeSize;
    this.seal = seal;
    this.checkpoint = log.checkpoint();
    files.put(Bundle.MANIFEST, utf8(manifest(entries()).encode()));
    files.put(Bundle.CHECKPOINT, checkpoint.bytes());
    files.put(Bundle.POLICY, utf8("log " + log.signer.verifierKey() + "\nquorum none\n"));
    files.put(Bundle.README, utf8("Verify me.\n"));
    for (long index : indexes()) {
      files.put(Bundle.entry(index), log.leaves.get((int) index));
      files.put(
          Bundle.proof(index), TlogProof.of(index, log.inclusionProof(index), checkpoint).bytes());
    }
  }

  List<Long> indexes() {
    var all = new ArrayList<>(selected);
    all.add(seal);
    return all;
  }

  List<Json.Members> entries() {
    return indexes().stream().map(this::line).toList();
  }

  Json.Members line(long index) {
    byte[] leaf = log.leaves.get((int) index);
    String[] header = new String(leaf, StandardCharsets.UTF_8).split("\n", 2)[0].split(" ", 3);
    return Json.Members.empty()
        .with("index", index)
        .with("source", header[0])
        .with("lane", Long.parseLong(header[1]))
        .with("laneSeq", Long.parseLong(header[2]))
        .with("leafHash", Hash.leaf(leaf).hex());
  }

  Json.Members manifest(List<Json.Members> entries) {
    var lines = new StringBuilder();
    for (var entry : entries) {
      if (entry.number("index") != seal) {
        lines.append(entry.number("index")).append(' ');
        lines.append(entry.text("leafHash")).append('\n');
      }
    }
    long found = entries.stream().filter(e -> e.number("index") != seal).count();
    return Json.Members.empty()
        .with("format", "aimsledger-bundle/1")
        .with("origin", SampleLog.ORIGIN)
        .with("subject", SUBJECT)
        .with("treeSize", treeSize)
        .with("count", found)
        .with("created", SampleLog.START.plusSeconds(seal).toString())
        .with("seal", seal)
        .with("entriesDigest", Hash.sha256(utf8(lines.toString())).hex())
        .with("entries", new Json.Array(List.copyOf(entries)));
  }

  private static String digest(SampleLog log, List<Long> selected) {
    var lines = new StringBuilder();
    for (long index : selected) {
      Hash leaf = Hash.leaf(log.leaves.get((int) index));
      lines.append(index).append(' ').append(leaf.hex()).append('\n');
    }
    return Hash.sha256(utf8(lines.toString())).hex();
  }

  /// Writes a manifest that fits the entry files as they are now: what a careful forger does.
  void fixManifest() {
    var lines = new ArrayList<Json.Members>();
    for (var line : entries()) {
      byte[] leaf = files.get(Bundle.entry(line.number("index")));
      if (leaf != null) {
        lines.add(line.with("leafHash", Hash.leaf(leaf).hex()));
      }
    }
    files.put(Bundle.MANIFEST, utf8(manifest(lines).encode()));
  }

  void put(String name, String content) {
    files.put(name, utf8(content));
  }

  byte[] get(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  String text(String name) {
    return new String(get(name), StandardCharsets.UTF_8);
  }

  void drop(long index) {
    var _ = files.remove(Bundle.entry(index));
    var _ = files.remove(Bundle.proof(index));
  }

  byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Path write(Path folder) {
    return write(folder, zip());
  }

  static Path write(Path folder, byte[] archive) {
    try {
      return Files.write(folder.resolve("bundle.zip"), archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
