package org.aimsledger.inventory.reportintake;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who may report in the name of which CloudEvents sources: an integration that has prefixes may
/// use these and no others, and nobody else may use them. Who has none may use whatever is
/// nobody's.
///
/// @param prefixes beginnings of sources, by sender
record ReportSources(Map<String, List<String>> prefixes) {
  ReportSources {
    prefixes =
        prefixes.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }

  /// Whether the sender may use the source.
  boolean allow(String sender, String source) {
    var own = prefixes.get(sender);
    return own == null
        ? prefixes.values().stream().noneMatch(others -> begins(source, others))
        : begins(source, own);
  }

  /// Why not, and what to do.
  IntakeResult.Refused refusal(String sender, String source) {
    var own = prefixes.get(sender);
    var why =
        own == null
            ? "the source " + source + " belongs to another integration: send under one of your own"
            : sender + " may send under sources that begin with " + own + ", not under " + source;
    return new IntakeResult.Refused(
        QuarantineReason.FOREIGN_SOURCE,
        why
            + ", or have its beginning added to aims.inventory.intake.sources for "
            + sender
            + " and replay this event");
  }

  private static boolean begins(String source, List<String> prefixes) {
    return prefixes.stream().anyMatch(source::startsWith);
  }
}
