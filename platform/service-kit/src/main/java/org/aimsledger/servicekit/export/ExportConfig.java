package org.aimsledger.servicekit.export;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// How much a service gives away at once when a list is taken as a file.
@ConfigMapping(prefix = "aims.export")
public interface ExportConfig {
  /// Most rows of one file. A longer list is refused before its first row; one that can't be
  /// counted breaks off, so that the client sees an incomplete answer. Not above what is counted.
  @WithDefault("1000000")
  @Min(1)
  @Max(2_000_000)
  int mostRows();

  /// Most files that are being written at the same time; more are answered 503.
  @WithDefault("8")
  @Min(1)
  @Max(1_000)
  int atOnce();

  /// Rows of one sheet of a workbook, its heading included; what is more goes on in another sheet.
  /// Not above what spreadsheets open.
  @WithDefault("1048576")
  @Min(2)
  @Max(1_048_576)
  int sheetRows();

  /// Most characters of texts that are too long for a cell and wait in memory for the sheet at the
  /// end of a workbook. Beyond it the answer breaks off.
  @WithDefault("8M")
  MemorySize longTexts();
}
