package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;

/// The report for people.
final class TextReport {

  private TextReport() {}

  static String of(Verdict verdict) {
    var lines = new ArrayList<String>();
    lines.add(verdict.heading());
    lines.addAll(verdict.facts());
    lines.add("");
    lines.add("Checked:");
    for (var claim : verdict.claims()) {
      lines.add("  %-12s %s".formatted(verdict.outcome(claim), claim.claim()));
    }
    if (!verdict.problems().isEmpty()) {
      problems(verdict, lines);
    }
    lines.add("");
    lines.add("Not checked:");
    verdict.notChecked().forEach(line -> lines.add("  - " + line));
    lines.add("");
    lines.add(verdict.verified() ? "VERIFIED" : "NOT VERIFIED");
    return String.join("\n", lines) + "\n";
  }

  private static void problems(Verdict verdict, List<String> lines) {
    lines.add("");
    lines.add("First wrong place:");
    lines.add("  " + verdict.problems().getFirst());
    int more = verdict.problemCount() - 1;
    if (more > 0) {
      lines.add("");
      lines.add("%d more:".formatted(more));
      verdict.problems().stream().skip(1).forEach(problem -> lines.add("  " + problem));
      int unlisted = verdict.problemCount() - verdict.problems().size();
      if (unlisted > 0) {
        lines.add("  … and %d that aren't listed".formatted(unlisted));
      }
    }
  }
}
