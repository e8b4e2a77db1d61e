package org.aimsledger.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/// Reads every file of a ZIP archive and hashes it, one thread, nothing else. A program of its own:
/// `java -cp … org.aimsledger.benchmarks.peer.PureHashing ARCHIVE`; without an archive it only
/// starts.
public final class PureHashing {
  private PureHashing() {}

  public static void main(String[] arguments) throws IOException {
    for (var archive : arguments) {
      System.out.println(hash(Path.of(archive)));
    }
  }

  /// Number of files in an archive.
  public static int files(Path archive) throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
      return zip.size();
    }
  }

  /// The last hash, so that nobody can skip the work.
  static String hash(Path archive) throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
      var digest = MessageDigest.getInstance("SHA-256");
      var last = new byte[0];
      for (var file : Collections.list(zip.entries())) {
        try (var in = zip.getInputStream(file)) {
          last = digest.digest(in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(last);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("every Java platform has SHA-256", e));
    }
  }
}
