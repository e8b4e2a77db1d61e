package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.referencedata.Taxonomies;
import org.aimsledger.referencedata.Taxonomies.Taxonomy;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about what an incident is in the words of others.
final class ClassificationRequests {
  private ClassificationRequests() {}

  @Schema(name = "ClassifyIncident")
  record Classify(
      @Schema(description = "Id of GET /taxonomies") @Nullable String taxonomy,
      @Schema(description = "Ids of this taxonomy; an empty list takes back what was said")
          @Nullable List<@Nullable String> entries) {
    /// @param pack in force now
    IncidentCommand toCommand(UUID incident, Taxonomies pack, Instant now) {
      var id = required("taxonomy", taxonomy);
      var given =
          required("entries", entries).stream().map(one -> required("entries", one)).toList();
      if (given.size() > IncidentCommand.Classify.MOST) {
        throw Problems.invalidField(
                "entries", "has more than " + IncidentCommand.Classify.MOST + " entries")
            .toException();
      }
      var known = pack.taxonomy(id);
      return new IncidentCommand.Classify(
          incident,
          id,
          known.map(Taxonomy::edition).orElse(null),
          given,
          known
              .map(one -> given.stream().filter(e -> one.entry(e).isEmpty()).toList())
              .orElse(List.of()),
          pack.version().toString(),
          now);
    }
  }
}
