package org.aimsledger.inventory.bulkimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.eventstore.store.EventIds;

/// The mapping that the project ships, and tables for it.
final class Samples {
  static final Path FEDERAL =
      Path.of("../../shared/data/omb-2025/2025_individually_reported_AI_use_cases.csv");
  static final Path MAPPING = Path.of("examples/omb-2025.yaml");
  private static final Path SAMPLE = Path.of("src/test/resources/bulkimport/sample.csv");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Samples() {}

  static Mapping mapping() {
    return MappingReader.read(new String(bytes(MAPPING), StandardCharsets.UTF_8));
  }

  static byte[] sample() {
    return bytes(SAMPLE);
  }

  static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<RowTranslation.Result> translated(byte[] file) {
    var mapping = mapping();
    return translated(mapping, TableReader.read(file, mapping));
  }

  static List<RowTranslation.Result> translated(Mapping mapping, Table table) {
    var identities = RowIdentities.of(mapping, table.rows());
    var results = new ArrayList<RowTranslation.Result>();
    for (var i = 0; i < table.rows().size(); i++) {
      var row = new ImportLine(i + 1L, table.rows().get(i), identities.get(i));
      results.add(
          RowTranslation.translate(
              mapping,
              row,
              EventIds.derived("system", Integer.toString(i)),
              EventIds.derived("job", "1"),
              table.sha256(),
              NOON));
    }
    return results;
  }
}
