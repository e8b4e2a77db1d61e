package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.platform.ClockShift;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers about times and links.
final class IncidentTimeResponses {
  private IncidentTimeResponses() {}

  @Schema(name = "IncidentTime")
  record OneTime(
      IncidentMoment moment,
      @Schema(description = "The first moment that it may have been; absent: unknown")
          @Nullable Instant time,
      TimePrecision precision,
      @Schema(description = "In the words of whoever said it") @Nullable String text,
      @Schema(description = "Why it was stated or corrected; absent: as it was reported or judged")
          @Nullable String reason,
      @Nullable Instant statedAt) {}

  @Schema(name = "IncidentLink")
  record OneLink(
      IncidentLinkKind kind,
      UUID target,
      @Schema(
              description =
                  "Whether the service that has the record has told of it; absent where nobody has"
                      + " looked")
          @Nullable Boolean verified,
      @Schema(description = "As that service calls it, where it has told of it")
          @Nullable String title,
      String reason,
      Instant since) {}

  /// What a correction would lead to.
  ///
  /// @param clocks of the law that would start or move, or that two persons could move
  @Schema(name = "IncidentTimePreview")
  record Preview(@Nullable OneTime becomes, List<ClockShift> clocks) {}

  static List<OneTime> times(Known incident) {
    return Arrays.stream(IncidentMoment.values())
        .flatMap(
            moment ->
                TimeRules.known(incident, moment).stream()
                    .map(
                        time -> {
                          var said = incident.facts().time(moment);
                          return new OneTime(
                              moment,
                              time.time(),
                              time.precision(),
                              time.text(),
                              said.map(KnownTime::reason).orElse(null),
                              said.map(KnownTime::at).orElse(null));
                        }))
        .toList();
  }

  /// @param titles of the records that were told of; null: nobody has looked
  static List<OneLink> links(Known incident, @Nullable Map<UUID, String> titles) {
    return incident.facts().links().stream()
        .map(
            link ->
                new OneLink(
                    link.kind(),
                    link.target(),
                    titles == null ? null : titles.containsKey(link.target()),
                    titles == null ? null : titles.get(link.target()),
                    link.reason(),
                    link.since()))
        .toList();
  }

  static Preview preview(Incident incident, IncidentMoment moment, List<ClockShift> clocks) {
    return new Preview(
        incident instanceof Known known
            ? times(known).stream().filter(one -> one.moment() == moment).findFirst().orElse(null)
            : null,
        clocks);
  }
}
