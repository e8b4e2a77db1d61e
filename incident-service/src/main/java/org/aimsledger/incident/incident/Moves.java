package org.aimsledger.incident.incident;

import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.IncidentStatus;

/// Which steps an incident can take from where it stands, as paths below it. Whether one is taken
/// depends on its guards besides.
final class Moves {
  private static final List<String> ALWAYS =
      List.of("notes", "persons", "classifications", "links");
  private static final List<String> JUDGED =
      List.of("kind", "severity", "oecd-severity", "commander", "roles");
  private static final List<String> AT_WORK =
      List.of("systems", "containments", "cause-hypothesis");

  private Moves() {}

  static List<String> from(IncidentStatus status) {
    return switch (status) {
      case REPORTED -> with(ALWAYS, "times", "systems", "acknowledgement", "rejection", "merge");
      case ACKNOWLEDGED ->
          with(with(ALWAYS, AT_WORK), "times", "roles", "triage", "rejection", "merge");
      case ACTIVE, CONTAINED -> with(response(), "eradication", "resolution");
      case ERADICATING -> with(response(), "eradication/completion");
      case ERADICATED -> with(response(), "eradication", "recovery");
      case RECOVERING, MONITORING ->
          with(response(), "eradication", "monitoring", "recovery/completion");
      case RECOVERED -> with(response(), "eradication", "resolution");
      case RESOLVED -> with(with(ALWAYS, JUDGED), "times", "reopening", "closure");
      case CLOSED -> with(ALWAYS, "times", "reopening");
      case REJECTED, MERGED -> ALWAYS;
    };
  }

  private static List<String> response() {
    return with(with(with(ALWAYS, JUDGED), AT_WORK), "times");
  }

  private static List<String> with(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<String> with(List<String> some, String... more) {
    return with(some, List.of(more));
  }
}
