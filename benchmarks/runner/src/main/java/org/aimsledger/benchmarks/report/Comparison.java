package org.aimsledger.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Two runs side by side. The change of the ratio is the one to look at: it has the machine's mood
/// taken out, the change of the figure has not.
public final class Comparison {
  private static final String NONE = "–";

  private Comparison() {}

  public static String render(Report before, Report after) {
    var text = new StringBuilder();
    text.append(line("old", before)).append(line("new", after));
    if (!before.form().equals(after.form())) {
      text.append("The runs have different forms: sizes and rounds differ.%n".formatted());
    }
    if (before.machine().cores() != after.machine().cores()
        || !before.machine().processor().equals(after.machine().processor())) {
      text.append("The runs come from different machines.%n".formatted());
    }
    text.append(System.lineSeparator()).append(rows(before.rows(), after.rows()));
    return text.toString();
  }

  private static String line(String name, Report report) {
    return String.format(
        Locale.ROOT,
        "%s: %s form, %s, %d cores, load average before %.2f%n",
        name,
        report.form(),
        report.startedAt(),
        report.machine().cores(),
        report.machine().loadBefore());
  }

  private static String rows(List<Row> before, List<Row> after) {
    var pairs = new LinkedHashMap<String, Pair>();
    before.forEach(row -> pairs.put(key(row), new Pair(row, null)));
    after.forEach(
        row ->
            pairs.merge(
                key(row),
                new Pair(null, row),
                (old, fresh) -> new Pair(old.before(), fresh.after())));
    var cells = new ArrayList<List<String>>();
    cells.add(
        List.of(
            "scenario",
            "what",
            "old",
            "new",
            "change",
            "",
            "old ratio",
            "new ratio",
            "change",
            ""));
    pairs.values().forEach(pair -> cells.add(pair.cells()));
    return Table.align(cells, List.of(2, 3, 4, 6, 7, 8));
  }

  private static String key(Row row) {
    return row.scenario() + "\n" + row.name() + "\n" + row.peerName();
  }

  private record Pair(@Nullable Row before, @Nullable Row after) {
    List<String> cells() {
      var any = Objects.requireNonNull(after != null ? after : before, "a pair has a row");
      var oldFigure = before == null ? null : before.ours();
      var newFigure = after == null ? null : after.ours();
      var oldRatio = before == null ? null : before.ratio();
      var newRatio = after == null ? null : after.ratio();
      return List.of(
          any.scenario(),
          any.name(),
          figure(oldFigure),
          figure(newFigure),
          change(oldFigure, newFigure),
          any.unit(),
          figure(oldRatio),
          figure(newRatio),
          change(oldRatio, newRatio),
          any.peerName().isEmpty() ? "" : "against " + any.peerName());
    }

    private static String figure(@Nullable Double value) {
      return value == null ? NONE : Figures.text(value);
    }

    private static String change(@Nullable Double from, @Nullable Double to) {
      return from == null || to == null || from == 0
          ? NONE
          : String.format(Locale.ROOT, "%+.0f %%", (to / from - 1) * 100);
    }
  }
}
