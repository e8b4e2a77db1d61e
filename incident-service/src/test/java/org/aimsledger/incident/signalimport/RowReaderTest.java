package org.aimsledger.incident.signalimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.signal.SignalCommand;
import org.aimsledger.incident.signal.SignalCommand.Label;
import org.aimsledger.incident.signal.SignalCommand.Report;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  @Test
  void aRecordBecomesASignalFromOutsideWithItsLabels() throws IOException {
    // When
    var report = (Report) command(0);

    // Then
    assertThat(report.source()).isEqualTo(SignalSource.OUTSIDE);
    assertThat(report.signal())
        .isEqualTo(SignalCommandHandler.signalOf(new OutsideRecord("aiid", "9001", null)));
    assertThat(report.outside())
        .isEqualTo(new OutsideRecord("aiid", "9001", "https://incidentdatabase.ai/cite/9001"));
    assertThat(report.systems()).isEmpty();
    assertThat(report.labels())
        .containsExactly(
            new SignalLabel("AIID", "Alleged deployer", "clinic-a"),
            new SignalLabel("AIID", "Alleged developer", "maker-b"),
            new SignalLabel("AIID", "Alleged developer", "maker-c"),
            new SignalLabel("AIID", "Alleged harmed party", "patients"));
    assertThat(Objects.requireNonNull(report.text()).value()).contains("\nThe nurse");
  }

  @ParameterizedTest
  @CsvSource({"0, 2024-02-29, DAY", "1, 2023, YEAR", "2, 2022-07, MONTH", "3, , UNKNOWN"})
  void aDateIsAsExactAsItWasGiven(int row, String parsed, DatePrecision precision)
      throws IOException {
    // When
    var report = (Report) command(row);

    // Then
    assertThat(report.occurredOn())
        .isEqualTo(
            new GivenDate(
                precision == DatePrecision.UNKNOWN ? "some day" : parsed, parsed, precision));
  }

  @Test
  void markupAndFormulasAreTextAndStayAsTheyAre() throws IOException {
    // When
    var report = (Report) command(1);

    // Then
    assertThat(report.title().value()).isEqualTo("=HYPERLINK(\"https://example.org\",\"refused\")");
    assertThat(report.labels().stream().map(SignalLabel::value).collect(Collectors.toSet()))
        .contains("Ämter, <b>people</b>");
  }

  @ParameterizedTest
  @CsvSource({"4, incident_id must not be blank", "6, Alleged deployer"})
  void aRowThatCanNotBeReadSaysWhy(int row, String reason) {
    // When, Then
    assertThatThrownBy(() -> command(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aLabelTableAddsLabelsToTheSameSignal() throws IOException {
    // When
    var label = (Label) commands("own-labels.csv", "aiid-mit", 0);

    // Then
    assertThat(label.signal())
        .isEqualTo(SignalCommandHandler.signalOf(new OutsideRecord("aiid", "9001", null)));
    assertThat(label.labels())
        .contains(new SignalLabel("MIT", "Risk Domain", "7. Safety, failures"))
        .hasSize(5);
  }

  private static SignalCommand command(int row) throws IOException {
    return commands("own-incidents.csv", "aiid-incidents", row);
  }

  private static SignalCommand commands(String file, String mapping, int row) throws IOException {
    var known = MappingReader.bundled(mapping).orElseThrow();
    List<OutsideRow> rows = OutsideTableReader.read(bytes(file), known, 100);
    return RowReader.command(rows.get(row), known, NOON);
  }

  static byte[] bytes(String file) throws IOException {
    try (var stream = RowReaderTest.class.getResourceAsStream("/signals/" + file)) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }
}
