package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aimsledger.referencedata.LifecycleGates;
import org.aimsledger.referencedata.LifecycleGates.FactOrigin;
import org.aimsledger.referencedata.LifecycleGates.Firmness;
import org.aimsledger.referencedata.LifecycleGates.Separation;

/// Reads the pack `lifecycle-gates`.
final class LifecycleGatesReader {
  private LifecycleGatesReader() {}

  static LifecycleGates read(PackRow file, PackHeader header) {
    var tierIds = new ArrayList<String>();
    var factIds = new ArrayList<String>();
    var gateIds = new ArrayList<String>();
    return new LifecycleGates(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows("tiers", row -> tier(row, row.unusedId(tierIds))),
        file.rows("facts", row -> fact(row, row.unusedId(factIds))),
        file.rows("gates", row -> gate(row, row.unusedId(gateIds))));
  }

  private static LifecycleGates.Tier tier(PackRow row, String id) {
    return new LifecycleGates.Tier(
        id,
        words(row, "classes"),
        words(row, "highImpacts"),
        row.number("approvers"),
        row.texts("separateFrom").stream().map(Separation::valueOf).collect(Collectors.toSet()),
        row.number("reviewWithinDays"),
        row.number("exceptionDays"),
        row.titles("title"),
        row.text("source"));
  }

  private static LifecycleGates.Fact fact(PackRow row, String id) {
    return new LifecycleGates.Fact(
        id,
        row.word("origin", FactOrigin.class),
        row.has("validForDays") ? row.number("validForDays") : 0,
        row.has("metUntilObserved") && row.flag("metUntilObserved"),
        row.titles("title"),
        row.titles("remedy"),
        row.text("source"));
  }

  private static LifecycleGates.Gate gate(PackRow row, String id) {
    return new LifecycleGates.Gate(
        id,
        words(row, "requiredFor"),
        row.has("trigger") ? row.text("trigger") : null,
        row.has("renewed") && row.flag("renewed"),
        row.has("settlesChanges") && row.flag("settlesChanges"),
        needs(row),
        row.titles("title"),
        row.text("source"));
  }

  private static List<LifecycleGates.Need> needs(PackRow gate) {
    return gate.rows(
        "needs",
        row ->
            new LifecycleGates.Need(
                row.text("fact"),
                row.word("firmness", Firmness.class),
                new HashSet<>(row.texts("tiers"))));
  }

  private static Set<String> words(PackRow row, String key) {
    return row.has(key) ? new HashSet<>(row.texts(key)) : Set.of();
  }
}
