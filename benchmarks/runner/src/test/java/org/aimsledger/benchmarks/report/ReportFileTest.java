package org.aimsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    // Given
    var file = folder.resolve("report.json");
    var report = Samples.report(5_400, 6_000);

    // When
    ReportFile.write(file, report);

    // Then
    assertThat(ReportFile.read(file)).isEqualTo(report);
  }

  @Test
  void aFieldOfALaterVersionIsIgnored() throws IOException {
    // Given
    var file = folder.resolve("report.json");
    ReportFile.write(file, Samples.report(5_400, 6_000));
    Files.writeString(
        file, Files.readString(file).replace("\"cores\"", "\"colour\" : \"red\", \"cores\""));

    // When, Then
    assertThat(ReportFile.read(file)).isEqualTo(Samples.report(5_400, 6_000));
  }

  @Test
  void anotherFileIsRefusedWithItsName() throws IOException {
    // Given
    var text = Files.writeString(folder.resolve("notes.txt"), "hello");
    var json = Files.writeString(folder.resolve("other.json"), "{\"rows\":[]}");

    // When, Then
    assertThatThrownBy(() -> ReportFile.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(text + " is not a report of ./aims bench");
    assertThatThrownBy(() -> ReportFile.read(json))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(json + " is not a report of ./aims bench");
  }
}
