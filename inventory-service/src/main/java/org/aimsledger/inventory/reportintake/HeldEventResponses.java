package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem.Standing;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemRejection;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of held events and of the findings that belong to them.
final class HeldEventResponses {
  private HeldEventResponses() {}

  @Schema(name = "HeldEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record EntryResponse(
      @Schema(description = "The report that it will be, or is") UUID id,
      @Schema(description = "How the reporter names the system") String systemName,
      UUID finding,
      String source,
      String eventId,
      String type,
      Instant receivedAt,
      @Schema(description = "Pseudonymous id of the sender, or the topic") String receivedFrom,
      HeldEvent.Status status,
      @Nullable Instant resolvedAt,
      @Schema(description = "The system that it turned out to be about") @Nullable UUID system,
      @Schema(description = "As text; only in the answer about one") @Nullable String raw,
      @Schema(description = "As it came; only in the answer about one")
          byte @Nullable [] rawBase64) {

    static EntryResponse summary(HeldEvent event) {
      return of(event, null, null);
    }

    static EntryResponse full(HeldEvent event) {
      return of(event, new String(event.raw(), StandardCharsets.UTF_8), event.raw());
    }

    private static EntryResponse of(
        HeldEvent event, @Nullable String text, byte @Nullable [] bytes) {
      return new EntryResponse(
          event.report(),
          NamedSystem.of(event.key()).words(),
          event.finding(),
          event.source(),
          event.eventId(),
          event.type(),
          event.receivedAt(),
          event.receivedFrom(),
          event.status(),
          event.resolvedAt(),
          event.system(),
          text,
          bytes);
    }
  }

  @Schema(name = "UnregisteredSystem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FindingResponse(
      UUID id,
      long version,
      @Schema(description = "What the first reporter called it") String name,
      @Nullable ExternalId externalId,
      @Schema(description = "CloudEvents source of the first report") String reporter,
      @Schema(description = "CloudEvents type of the first report") String type,
      Instant reportedAt,
      @Schema(description = "OPEN, LINKED, REGISTERED or DISMISSED") String status,
      @Schema(description = "The system that it turned out to be") @Nullable UUID system,
      @Nullable String reason) {

    static FindingResponse of(UUID id, long version, UnregisteredSystem.Found found) {
      return switch (found.standing()) {
        case Standing.Open _ -> of(id, version, found, "OPEN", null, null);
        case Standing.Known(var system, var reason) ->
            of(id, version, found, reason == null ? "REGISTERED" : "LINKED", system, reason);
        case Standing.Dismissed(var reason) -> of(id, version, found, "DISMISSED", null, reason);
      };
    }

    private static FindingResponse of(
        UUID id,
        long version,
        UnregisteredSystem.Found found,
        String status,
        @Nullable UUID system,
        @Nullable String reason) {
      var facts = found.facts();
      return new FindingResponse(
          id,
          version,
          facts.name(),
          facts.externalId(),
          facts.reporter(),
          facts.type(),
          facts.at(),
          status,
          system,
          reason);
    }
  }

  static Problem unknownFinding(UUID id) {
    return Problems.notFound("unregistered-system/unknown", "finding of unregistered AI use", id);
  }

  /// A "no" of the rules, as a problem.
  static Problem problem(UnregisteredSystemRejection reason) {
    return switch (reason) {
      case UnregisteredSystemRejection.UnknownFinding(var finding) -> unknownFinding(finding);
      case UnregisteredSystemRejection.AlreadyKnown(_, var system) ->
          Problem.of(
                  409,
                  "unregistered-system/known",
                  "It is known which system it is",
                  "Reports about it are recorded with the system "
                      + system
                      + "; that can't be taken back.")
              .with("system", system);
    };
  }
}
