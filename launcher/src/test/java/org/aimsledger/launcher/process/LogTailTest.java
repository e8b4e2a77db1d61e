package org.aimsledger.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void theLastLinesOfALongFileAreWhole() throws Exception {
    // Given
    var file = folder.resolve("a.log");
    Files.writeString(
        file,
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(number -> "line " + number)
            .collect(Collectors.joining("\n", "", "\n")));

    // When
    var lines = LogTail.of(file, 3);

    // Then
    assertThat(lines).containsExactly("line 9998", "line 9999", "line 10000");
  }

  @Test
  void aFileShorterThanAskedForIsShownWhole() throws Exception {
    // Given
    var file = Files.writeString(folder.resolve("a.log"), "one\ntwo\n");

    // When
    var lines = LogTail.of(file, 50);

    // Then
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void aMissingFileHasNoLines() throws Exception {
    assertThat(LogTail.of(folder.resolve("nothing.log"), 5)).isEmpty();
  }
}
