package org.aimsledger.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A report as text.
public final class Table {
  private static final List<String> HEADINGS =
      List.of("scenario", "what", "ours", "peer", "", "ratio", "aim", "", "");
  private static final String NONE = "–";

  private Table() {}

  public static String render(Report report) {
    var text = new StringBuilder();
    var machine = report.machine();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %d cores, %,d MB, %s%n",
            machine.processor(),
            machine.cores(),
            machine.memoryMegabytes(),
            machine.kernel()));
    text.append("JDK %s; PostgreSQL %s%n".formatted(machine.jdk(), machine.postgres()));
    text.append(
        String.format(
            Locale.ROOT,
            "load average before %.2f; %s form, started %s, took %d s%n",
            machine.loadBefore(),
            report.form(),
            report.startedAt(),
            report.seconds()));
    for (var fact : report.facts()) {
      text.append(fact).append(System.lineSeparator());
    }
    text.append(System.lineSeparator());
    text.append(rows(report.rows()));
    return text.toString();
  }

  /// The rows alone.
  public static String rows(List<Row> rows) {
    var cells = new ArrayList<List<String>>();
    cells.add(HEADINGS);
    var before = "";
    for (var row : rows) {
      cells.add(cells(row, row.scenario().equals(before) ? "" : row.scenario()));
      before = row.scenario();
    }
    return align(cells, List.of(2, 3, 5));
  }

  private static List<String> cells(Row row, String scenario) {
    return List.of(
        scenario,
        row.name(),
        row.ours() == null ? "no figure" : Figures.text(row.ours()) + " " + row.unit(),
        row.peer() == null ? NONE : Figures.text(row.peer()),
        row.peerName(),
        ratio(row.ratio()),
        row.aim() == null ? NONE : row.aim().text(),
        row.aim() == null ? "" : reached(row.reached()),
        row.note());
  }

  private static String ratio(@Nullable Double ratio) {
    return ratio == null ? NONE : String.format(Locale.ROOT, "%.2f ×", ratio);
  }

  static String reached(@Nullable Boolean reached) {
    return reached == null ? "not measured" : reached ? "reached" : "NOT REACHED";
  }

  /// Columns as wide as their widest cell.
  ///
  /// @param toTheRight columns of figures
  static String align(List<List<String>> rows, List<Integer> toTheRight) {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var column = 0; column < widths.length; column++) {
        if (widths[column] == 0) {
          continue;
        }
        var padding = " ".repeat(widths[column] - row.get(column).length());
        var right = toTheRight.contains(column);
        line.append(right ? padding + row.get(column) : row.get(column) + padding).append("  ");
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
