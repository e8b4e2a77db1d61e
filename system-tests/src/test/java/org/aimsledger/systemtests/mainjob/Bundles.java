package org.aimsledger.systemtests.mainjob;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Forges bundles.
final class Bundles {
  private Bundles() {}

  /// @param entry number of the entry that was changed
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Forged(byte[] bytes, String entry) {}

  /// The services that have entries in a bundle.
  static Set<String> sources(byte[] bundle) throws IOException {
    var sources = new TreeSet<String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
        if (next.getName().startsWith("entries/")) {
          var leaf = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          sources.add(leaf.substring(0, leaf.indexOf(' ')));
        }
      }
    }
    return sources;
  }

  /// All files of a bundle, one behind the other.
  static byte[] unpacked(byte[] bundle) throws IOException {
    var all = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      while (in.getNextEntry() != null) {
        var _ = in.transferTo(all);
      }
    }
    return all.toByteArray();
  }

  static Forged withOneByteOfAnEntryChanged(byte[] bundle) throws IOException {
    var out = new ByteArrayOutputStream();
    var entry = "";
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundle));
        var forged = new ZipOutputStream(out)) {
      for (var next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
        var bytes = in.readAllBytes();
        if (entry.isEmpty() && next.getName().startsWith("entries/")) {
          bytes[bytes.length / 2] ^= 1;
          entry = next.getName().substring("entries/".length());
        }
        forged.putNextEntry(new ZipEntry(next.getName()));
        forged.write(bytes);
        forged.closeEntry();
      }
    }
    return new Forged(out.toByteArray(), entry);
  }
}
