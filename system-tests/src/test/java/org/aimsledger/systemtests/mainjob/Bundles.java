package org.aimsledger.systemtests.mainjob;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Forges bundles.
final class Bundles {
  private Bundles() {}

  /// @param entry number of the entry that was changed
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Forged(byte[] bytes, String entry) {}

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
