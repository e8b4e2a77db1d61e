package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.Printable;

/// The report for people.
final class TextReport {

  private TextReport() {}

  static String of(Report report) {
    var lines = new ArrayList<String>();
    lines.add("Aimsledger evidence bundle " + report.bundle());
    facts(report, lines);
    lines.add("");
    lines.add("Checked:");
    for (var check : Check.values()) {
      lines.add("  %-12s %s".formatted(report.outcome(check), check.claim()));
    }
    if (!report.problems().isEmpty()) {
      problems(report, lines);
    }
    lines.add("");
    lines.add("Not checked:");
    report.notChecked().forEach(line -> lines.add("  - " + line));
    lines.add("");
    lines.add(report.verified() ? "VERIFIED" : "NOT VERIFIED");
    return String.join("\n", lines) + "\n";
  }

  private static void facts(Report report, List<String> lines) {
    var manifest = report.manifest();
    if (manifest != null) {
      lines.add("  subject      " + Printable.quoted(manifest.subject()));
      lines.add(
          "  entries      %d, and the seal; selected from the first %d of the log at %s"
              .formatted(
                  manifest.selected().size(),
                  manifest.treeSize(),
                  Printable.quoted(manifest.created())));
    }
    var checkpoint = report.checkpoint();
    if (checkpoint != null) {
      lines.add(
          "  log          %s, %d entries, root %s"
              .formatted(
                  Printable.quoted(checkpoint.origin()), checkpoint.size(), checkpoint.root()));
    }
    var accepted = report.accepted();
    if (accepted != null) {
      lines.add("  signed by    " + accepted.log().label());
      lines.add("  fingerprint  " + accepted.log().fingerprint());
      lines.add(
          "               "
              + (report.policyFromBundle()
                  ? "(key from the bundle itself: compare the fingerprint)"
                  : "(key from the policy you named)"));
      for (var cosigned : accepted.cosignatures()) {
        lines.add("  witness      %s, %s".formatted(cosigned.witness(), cosigned.at()));
      }
    }
  }

  private static void problems(Report report, List<String> lines) {
    lines.add("");
    lines.add("First wrong place:");
    lines.add("  " + report.problems().getFirst());
    int more = report.problemCount() - 1;
    if (more > 0) {
      lines.add("");
      lines.add("%d more:".formatted(more));
      report.problems().stream().skip(1).forEach(problem -> lines.add("  " + problem));
      int unlisted = report.problemCount() - report.problems().size();
      if (unlisted > 0) {
        lines.add("  … and %d that aren't listed".formatted(unlisted));
      }
    }
  }
}
