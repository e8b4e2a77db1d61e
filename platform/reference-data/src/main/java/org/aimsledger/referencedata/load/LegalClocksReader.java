package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LegalClocks.Clock;
import org.aimsledger.referencedata.LegalClocks.Condition;
import org.aimsledger.referencedata.LegalClocks.Counting;
import org.aimsledger.referencedata.LegalClocks.Fact;
import org.aimsledger.referencedata.LegalClocks.Period;
import org.aimsledger.referencedata.LegalClocks.Regime;
import org.aimsledger.referencedata.LegalClocks.Step;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.aimsledger.referencedata.LegalClocks.Unit;
import org.jspecify.annotations.Nullable;

/// Pack `legal-clocks`.
final class LegalClocksReader {
  private LegalClocksReader() {}

  static LegalClocks read(PackRow file, PackHeader header) {
    return new LegalClocks(
        header.version(),
        header.validFrom(),
        header.source(),
        facts(file),
        regimes(file),
        clocks(file));
  }

  private static List<Fact> facts(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows(
        "facts",
        row ->
            new Fact(
                row.unusedId(ids),
                row.has("appliesFrom") ? row.date("appliesFrom") : null,
                row.titles("title"),
                row.text("source")));
  }

  private static List<Regime> regimes(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows(
        "regimes",
        row ->
            new Regime(
                row.unusedId(ids),
                row.word("counting", Counting.class),
                row.titles("title"),
                row.text("source")));
  }

  private static List<Clock> clocks(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows("clocks", row -> clock(row, row.unusedId(ids)));
  }

  private static Clock clock(PackRow row, String id) {
    return new Clock(
        id,
        row.text("regime"),
        row.text("paragraph"),
        row.titles("title"),
        row.titles("addressee"),
        row.word("trigger", Trigger.class),
        row.word("step", Step.class),
        period(row),
        new Condition(set(row, "all"), any(row), set(row, "none")),
        row.has("shortestOf") ? row.text("shortestOf") : null,
        set(row, "after"),
        within(row),
        row.has("repeats") && row.flag("repeats"),
        row.flag("incompleteAllowed"),
        row.text("source"),
        row.date("retrievedOn"));
  }

  private static Period period(PackRow row) {
    var unit = row.word("unit", Unit.class);
    return new Period(unit == Unit.IMMEDIATE ? 0 : row.number("amount"), unit);
  }

  private static @Nullable Trigger within(PackRow row) {
    return row.has("within") ? row.word("within", Trigger.class) : null;
  }

  private static List<Set<String>> any(PackRow row) {
    return row.has("any")
        ? row.<Set<String>>rows("any", one -> new HashSet<>(one.texts("oneOf")))
        : List.of();
  }

  private static Set<String> set(PackRow row, String key) {
    return row.has(key) ? new HashSet<>(row.texts(key)) : Set.of();
  }
}
