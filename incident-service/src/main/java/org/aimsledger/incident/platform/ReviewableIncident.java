package org.aimsledger.incident.platform;

import java.time.Instant;
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
/// @param commanders everybody who has ever led the response
/// @param involved everybody who has had any part in it
public record ReviewableIncident(
    boolean known,
    @Nullable Instant resolvedAt,
    List<UUID> systems,
    Severity severity,
    Set<String> commanders,
    Set<String> involved) {
  public static final ReviewableIncident UNKNOWN =
      new ReviewableIncident(false, null, List.of(), Severity.UNDECIDED, Set.of(), Set.of());

  public ReviewableIncident {
    systems = List.copyOf(systems);
    commanders = Set.copyOf(commanders);
    involved = Set.copyOf(involved);
  }
}
