package org.aimsledger.audit.trailgrant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Grants as they are sent.
final class TrailGrantResponses {
  private TrailGrantResponses() {}

  /// @param until when it ends or has ended, also by being revoked
  /// @param open whether the reader may read now
  @Schema(name = "TrailGrant")
  record Grant(
      UUID id, Instant from, Instant until, String reason, boolean revoked, boolean open) {}

  /// All grants of one reader, the oldest first.
  @Schema(name = "TrailGrants")
  record Grants(String reader, boolean open, List<Grant> grants) {
    static Grants of(String reader, TrailGrants state, Instant now) {
      return new Grants(
          reader,
          state.open(now),
          state.all().stream()
              .map(
                  grant ->
                      new Grant(
                          grant.id(),
                          grant.from(),
                          grant.until(),
                          grant.reason(),
                          grant.revoked(),
                          grant.isOpen(now)))
              .toList());
    }
  }

  static Problem problem(TrailGrantRejection rejection) {
    return switch (rejection) {
      case TrailGrantRejection.OwnGrant _ ->
          Problem.of(
              403,
              "trail-grant/own",
              "Nobody opens the trail for himself",
              "Somebody else has to give this grant.");
      case TrailGrantRejection.NoTime _ ->
          Problem.of(
              422,
              "trail-grant/no-time",
              "The grant would never be open",
              "until has to be later than from, and later than now.");
      case TrailGrantRejection.TooLong(var limit) ->
          Problem.of(
                  422,
                  "trail-grant/too-long",
                  "Longer than a grant may be",
                  "A grant lasts %s at most (aims.trail.longest-grant).".formatted(limit))
              .with("limit", limit.toString());
      case TrailGrantRejection.TooMany(var limit) ->
          Problem.of(
                  422,
                  "trail-grant/too-many",
                  "Too many grants",
                  "A reader has at most %d grants that are open or will be. Revoke one."
                      .formatted(limit))
              .with("limit", limit);
      case TrailGrantRejection.Unknown(var grant) ->
          Problems.notFound("trail-grant/unknown", "grant", grant);
    };
  }

  static Problem none() {
    return Problem.of(
        403,
        "trail-grant/none",
        "No grant is open",
        "The role trail-auditor needs a grant here, for a time. An administrator gives it with"
            + " POST /api/audit/v1/grants/{your id}.");
  }
}
