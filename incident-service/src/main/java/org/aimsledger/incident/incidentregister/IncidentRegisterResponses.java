package org.aimsledger.incident.incidentregister;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Incidents as the list shows them.
final class IncidentRegisterResponses {
  private IncidentRegisterResponses() {}

  /// @param suspendedSystems out of use because of this incident
  /// @param timeToDetect from the occurrence to the report
  /// @param timeToAcknowledge from the report to a named responder
  /// @param timeToContain from the acknowledgement to the first suspended system
  /// @param timeToResolve from the report to the resolution
  @Schema(name = "IncidentSummary")
  record Summary(
      UUID id,
      long version,
      IncidentStatus status,
      String title,
      IncidentOrigin origin,
      @Nullable UUID report,
      @Nullable IncidentKind kind,
      @Nullable Severity severity,
      @Nullable OecdSeverity oecdSeverity,
      @Nullable CauseClass cause,
      List<UUID> systems,
      List<UUID> requestedContainments,
      List<UUID> suspendedSystems,
      @Schema(description = "Each as taxonomy/entry") List<String> classifications,
      @Schema(description = "Each as kind/id") List<String> links,
      @Nullable String responder,
      @Nullable String commander,
      @Nullable UUID mergedInto,
      @Nullable Instant occurredAt,
      Instant raisedAt,
      @Nullable Instant awareAt,
      @Nullable Instant acknowledgedAt,
      @Nullable Instant triagedAt,
      @Nullable Instant containedAt,
      @Nullable Instant resolvedAt,
      @Nullable Instant closedAt,
      @Schema(description = "Absent when a time is unknown") @Nullable Duration timeToDetect,
      @Nullable Duration timeToAcknowledge,
      @Nullable Duration timeToContain,
      @Nullable Duration timeToResolve,
      Instant updatedAt) {}

  /// @param incidents how many stand there
  @Schema(name = "IncidentCount")
  record Count(IncidentStatus status, @Nullable Severity severity, long incidents) {}

  /// @param open those in which somebody still has something to do
  @Schema(name = "IncidentCounts")
  record Counts(long total, long open, List<Count> groups) {}

  static Summary summary(IncidentRegisterRow row) {
    return new Summary(
        row.id,
        row.streamVersion,
        row.status,
        row.title,
        row.origin,
        row.report,
        row.kind,
        row.severity,
        row.oecdSeverity,
        row.cause,
        Arrays.asList(row.systems),
        Arrays.asList(row.containmentRequested),
        Arrays.asList(row.containmentSuspended),
        ClassificationText.entries(row.classifications),
        Arrays.asList(row.links),
        row.responder,
        row.commander,
        row.mergedInto,
        row.occurredAt,
        row.raisedAt,
        row.awareAt,
        row.acknowledgedAt,
        row.triagedAt,
        row.containedAt,
        row.resolvedAt,
        row.closedAt,
        between(row.occurredAt, row.raisedAt),
        between(row.raisedAt, row.acknowledgedAt),
        between(row.acknowledgedAt, row.containedAt),
        between(row.raisedAt, row.resolvedAt),
        row.updatedAt);
  }

  static Counts counts(List<IncidentRegisterQuery.Group> groups) {
    return new Counts(
        groups.stream().mapToLong(IncidentRegisterQuery.Group::incidents).sum(),
        groups.stream()
            .filter(group -> IncidentFilter.OPEN.contains(group.status()))
            .mapToLong(IncidentRegisterQuery.Group::incidents)
            .sum(),
        groups.stream()
            .map(group -> new Count(group.status(), group.severity(), group.incidents()))
            .toList());
  }

  private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Duration.between(from, to);
  }
}
