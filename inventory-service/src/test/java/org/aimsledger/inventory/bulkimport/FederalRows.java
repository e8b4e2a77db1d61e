package org.aimsledger.inventory.bulkimport;

import java.nio.file.Files;
import java.util.List;
import org.aimsledger.inventory.aisystem.AiSystemCommand.RecordImported;

/// The federal inventory as commands, for tests of other packages.
public final class FederalRows {
  private FederalRows() {}

  public static boolean areHere() {
    return Files.exists(Samples.FEDERAL);
  }

  public static List<RecordImported> commands() {
    return Samples.translated(Samples.bytes(Samples.FEDERAL)).stream()
        .map(RowTranslation.Understood.class::cast)
        .map(RowTranslation.Understood::command)
        .toList();
  }
}
