package org.aimsledger.incident.signalimport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.signal.SignalCommand;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.aimsledger.incident.signal.SignalText;
import org.aimsledger.incident.signal.SignalTitle;
import org.aimsledger.incident.signalimport.ImportMapping.Labels;
import org.aimsledger.incident.signalimport.ImportMapping.Matter;
import org.jspecify.annotations.Nullable;

/// A row and what its columns mean → a command.
final class RowReader {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_LABEL = 500;

  private RowReader() {}

  /// @throws IllegalArgumentException that says what is wrong with the row
  static SignalCommand command(OutsideRow row, ImportMapping mapping, Instant now) {
    var id = Texts.legal(mapping.record(), row.cell(mapping.record()), LONGEST_ID);
    var labels = mapping.labels().stream().flatMap(label -> labels(row, label)).toList();
    var matter = mapping.matter();
    return matter == null
        ? new SignalCommand.Label(
            SignalCommandHandler.signalOf(new OutsideRecord(mapping.scope(), id, null)),
            labels,
            now)
        : report(
            row, matter, new OutsideRecord(mapping.scope(), id, address(matter, id)), labels, now);
  }

  private static @Nullable String address(Matter matter, String id) {
    return matter.address() == null ? null : matter.address().replace("{id}", id);
  }

  private static SignalCommand report(
      OutsideRow row, Matter matter, OutsideRecord outside, List<SignalLabel> labels, Instant now) {
    return new SignalCommand.Report(
        SignalCommandHandler.signalOf(outside),
        SignalSource.OUTSIDE,
        new SignalTitle(row.cell(matter.title())),
        new SignalText(row.cell(matter.text())),
        List.of(),
        List.of(),
        outside,
        labels,
        null,
        matter.date() == null ? null : date(row.cell(matter.date())),
        null,
        null,
        null,
        now);
  }

  /// What is not a date is kept as it was given: the record counts, also without one.
  private static @Nullable GivenDate date(String cell) {
    if (cell.isBlank()) {
      return null;
    }
    var raw = Texts.quoted(cell.strip(), LONGEST_ID);
    try {
      return switch (raw.length()) {
        case 4 -> new GivenDate(raw, Year.parse(raw).toString(), DatePrecision.YEAR);
        case 7 -> new GivenDate(raw, YearMonth.parse(raw).toString(), DatePrecision.MONTH);
        default -> new GivenDate(raw, LocalDate.parse(raw).toString(), DatePrecision.DAY);
      };
    } catch (DateTimeException _) {
      return new GivenDate(raw, null, DatePrecision.UNKNOWN);
    }
  }

  private static Stream<SignalLabel> labels(OutsideRow row, Labels label) {
    var cell = row.cell(label.column());
    if (cell.isBlank()) {
      return Stream.empty();
    }
    var texts =
        switch (label.kind()) {
          case TEXT -> List.of(cell);
          case JSON_LIST -> LabelListReader.read(label.column(), cell);
        };
    return texts.stream()
        .filter(text -> !text.isBlank())
        .map(
            text ->
                new SignalLabel(
                    label.taxonomy(),
                    label.field(),
                    Texts.legal(label.column(), text, LONGEST_LABEL)));
  }
}
