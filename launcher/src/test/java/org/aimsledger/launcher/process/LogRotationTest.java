package org.aimsledger.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
  private static final LogRotation SMALL = new LogRotation(10, 2);

  @TempDir Path logs;

  @Test
  void aFileAboveTheLimitIsEmptiedAndOlderOnesMoveUpAndOut() throws Exception {
    // Given
    var file = logs.resolve("kafka.log");
    for (var content : new String[] {"first content", "second content", "third content"}) {
      Files.writeString(file, content);

      // When
      SMALL.apply(logs);
    }

    // Then
    assertThat(file).hasContent("");
    assertThat(logs.resolve("kafka.log.1")).hasContent("third content");
    assertThat(logs.resolve("kafka.log.2")).hasContent("second content");
    assertThat(logs.resolve("kafka.log.3")).doesNotExist();
  }

  @Test
  void aSmallFileIsNotTouched() throws Exception {
    // Given
    var file = logs.resolve("kafka.log");
    Files.writeString(file, "ten bytes.");

    // When
    SMALL.apply(logs);

    // Then
    assertThat(file).hasContent("ten bytes.");
    assertThat(logs.resolve("kafka.log.1")).doesNotExist();
  }

  @Test
  void aWriterThatAppendsGoesOnAtTheBeginningOfTheEmptiedFile() throws Exception {
    // Given
    var file = logs.resolve("kafka.log");
    try (var writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write("more than ten bytes");
      writer.flush();

      // When
      SMALL.apply(logs);
      writer.write("after");
    }

    // Then
    assertThat(file).hasContent("after");
  }
}
