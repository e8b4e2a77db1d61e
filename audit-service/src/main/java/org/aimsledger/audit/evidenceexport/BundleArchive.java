package org.aimsledger.audit.evidenceexport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A ZIP archive written piece by piece: what was added is taken out as bytes, so that a bundle
/// never lies in memory whole. The same content gives the same bytes.
final class BundleArchive {
  /// The earliest time a ZIP can say; the time of the evidence is in the evidence.
  private static final LocalDateTime TIMELESS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  BundleArchive add(String name, byte[] content) {
    return begin(name).write(content).end();
  }

  BundleArchive add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Begins a file whose content comes in pieces.
  BundleArchive begin(String name) {
    try {
      var entry = new ZipEntry(name);
      entry.setTimeLocal(TIMELESS);
      zip.putNextEntry(entry);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("can't add " + name, e);
    }
  }

  /// The next piece of the file that was begun.
  BundleArchive write(byte[] content) {
    try {
      zip.write(content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BundleArchive write(String content) {
    return write(content.getBytes(StandardCharsets.UTF_8));
  }

  /// Ends the file that was begun.
  BundleArchive end() {
    try {
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What was added since the last call.
  byte[] take() {
    try {
      zip.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }

  /// The rest, with the directory at its end. Nothing can be added afterwards.
  byte[] finish() {
    try {
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("can't finish the archive", e);
    }
    return take();
  }
}
