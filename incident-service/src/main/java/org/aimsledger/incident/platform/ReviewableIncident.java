package org.aimsledger.incident.platform;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.Severity;
import org.jspecify.annotations.Nullable;

/// What a review has to know of its incident.
///
/// @param known whether there is one
/// @param resolvedAt when it was resolved; null: it goes on, or has ended
/// @param systems the AI systems concerned
/// @param severity as it is judged now
/// @param report the signal or the AI system event that led to it; null: none is known
/// @param commanders everybody who has ever led the response
/// @param lowering everybody who has ever lowered its severity
/// @param involved everybody who has had any part in it
public record ReviewableIncident(
    boolean known,
    @Nullable Instant resolvedAt,
    List<UUID> systems,
    Severity severity,
    @Nullable UUID report,
    Set<String> commanders,
    Set<String> lowering,
    Set<String> involved) {
  public static final ReviewableIncident UNKNOWN =
      new ReviewableIncident(
          false, null, List.of(), Severity.UNDECIDED, null, Set.of(), Set.of(), Set.of());

  public ReviewableIncident {
    systems = List.copyOf(systems);
    commanders = Set.copyOf(commanders);
    lowering = Set.copyOf(lowering);
    involved = Set.copyOf(involved);
  }

  /// The same with more people who had a part in it.
  public ReviewableIncident with(Set<String> more) {
    var all = new HashSet<>(involved);
    all.addAll(more);
    return new ReviewableIncident(
        known, resolvedAt, systems, severity, report, commanders, lowering, all);
  }
}
