package org.aimsledger.launcher.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What stands at the beginning of a copy, before the first row.
///
/// @param format of the file, [#FORMAT]
/// @param service whose database it is
/// @param content `data`, or `keys` of data subjects
/// @param taken time of the snapshot
/// @param heads where each lane stood
/// @param vault whether the service has keys of data subjects
/// @param migrations what made the schema, in the order of the versions
/// @param tables in the order of the file: a table after those it refers to
/// @param sequences last value by name
public record BackupHeader(
    String format,
    String service,
    String content,
    Instant taken,
    List<Long> heads,
    boolean vault,
    List<Migration> migrations,
    List<Table> tables,
    Map<String, Long> sequences) {
  static final String FORMAT = "aimsledger-backup-1";
  static final String DATA = "data";
  static final String KEYS = "keys";

  /// A migration that was carried out.
  ///
  /// @param script name of its file
  public record Migration(String version, String script, int checksum) {}

  /// A table.
  ///
  /// @param name with its schema
  /// @param columns those that are stored, in the order of the rows
  public record Table(String name, List<String> columns) {}

  /// What stands at the end of a copy, about each table.
  ///
  /// @param sha256 of the rows as they were copied
  public record Content(String table, long rows, String sha256) {}
}
