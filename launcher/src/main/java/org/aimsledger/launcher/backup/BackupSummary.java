package org.aimsledger.launcher.backup;

import java.time.Instant;
import java.util.List;

/// What was copied, for people and for `backup.json` beside the files: nothing secret.
///
/// @param files names in the folder
public record BackupSummary(
    String service, Instant taken, List<Long> heads, long rows, List<File> files) {
  /// An encrypted file.
  ///
  /// @param sha256 of the file as it lies there
  public record File(String name, long bytes, String sha256) {}
}
