package org.aimsledger.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is generated from the contracts is as the contracts are now. `-Daims.update=true` writes it
/// anew.
class GeneratedFilesTest {
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  private static final Path REFERENCE = Path.of("../../docs/events.md");
  private static final boolean UPDATE = Boolean.getBoolean("aims.update");

  @Test
  void everyEventHasItsSchemaAndNoSchemaIsLeftOver() throws IOException {
    // Given
    var expected = new TreeMap<String, String>();
    for (var event : Families.all()) {
      expected.put(WireNames.of(event) + ".json", JsonSchema.of(event));
    }
    if (UPDATE) {
      replace(expected);
    }

    // When
    var found = new TreeMap<String, String>();
    try (var files = Files.list(SCHEMAS)) {
      for (var file : files.toList()) {
        found.put(file.getFileName().toString(), Files.readString(file));
      }
    }

    // Then
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void theEventReferenceIsFresh() throws IOException {
    // Given
    var expected = EventReference.markdown();
    if (UPDATE) {
      Files.writeString(REFERENCE, expected);
    }

    // When
    var found = Files.readString(REFERENCE);

    // Then
    assertThat(found).isEqualTo(expected);
  }

  private static void replace(Map<String, String> schemas) throws IOException {
    Files.createDirectories(SCHEMAS);
    try (var files = Files.list(SCHEMAS)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    for (var schema : schemas.entrySet()) {
      Files.writeString(SCHEMAS.resolve(schema.getKey()), schema.getValue());
    }
  }
}
