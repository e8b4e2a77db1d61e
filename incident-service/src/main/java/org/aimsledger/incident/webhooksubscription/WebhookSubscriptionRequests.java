package org.aimsledger.incident.webhooksubscription;

import static org.aimsledger.servicekit.problem.Fields.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class WebhookSubscriptionRequests {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 2_000;
  private static final int MOST = 100;
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private WebhookSubscriptionRequests() {}

  /// Who gets what.
  ///
  /// @param filter absent: every event
  @Schema(name = "WebhookSubscriptionBody")
  record Subscription(
      @Schema(description = "What people call it") @Nullable String name,
      @Schema(description = "An https address") @Nullable String address,
      @Nullable Filter filter) {
    WebhookSubscriptionCommand.Create create(
        UUID subscription, boolean plain, SealedText secret, Instant now) {
      return new WebhookSubscriptionCommand.Create(
          subscription, legalName(), legalAddress(plain), legalFilter(), secret, now);
    }

    WebhookSubscriptionCommand.Change change(UUID subscription, boolean plain, Instant now) {
      return new WebhookSubscriptionCommand.Change(
          subscription, legalName(), legalAddress(plain), legalFilter(), now);
    }

    private String legalName() {
      return Fields.text("name", name, LONGEST_NAME).strip();
    }

    private WebhookAddress legalAddress(boolean plain) {
      var text = Fields.text("address", address, WebhookAddress.LONGEST);
      return check("address", () -> WebhookAddress.parse(text, plain));
    }

    private WebhookFilter legalFilter() {
      return filter == null ? new WebhookFilter(List.of(), List.of(), List.of()) : filter.legal();
    }
  }

  /// Which events; an absent or empty list sets no condition.
  @Schema(name = "WebhookFilter")
  record Filter(
      @Schema(description = "Wire names; `event-types` lists them") @Nullable List<String> types,
      @Schema(description = "An incident that nobody has judged yet has no severity")
          @Nullable List<Severity> severities,
      @Schema(description = "Ids of AI systems") @Nullable List<UUID> systems) {
    WebhookFilter legal() {
      var names = bounded("filter.types", types);
      names.stream()
          .filter(type -> !WebhookTypes.leaves(type))
          .findFirst()
          .ifPresent(
              type -> {
                throw Problems.invalidField(
                        "filter.types",
                        "has an event that webhooks don't send: " + type.replace('\n', ' '))
                    .toException();
              });
      return new WebhookFilter(
          names, bounded("filter.severities", severities), bounded("filter.systems", systems));
    }

    private static <T> List<T> bounded(String field, @Nullable List<T> values) {
      if (values == null) {
        return List.of();
      }
      if (values.size() > MOST || values.stream().anyMatch(value -> value == null)) {
        throw Problems.invalidField(field, "has at most " + MOST + " values, and none is absent")
            .toException();
      }
      return values.stream().distinct().toList();
    }
  }

  /// A new secret.
  @Schema(name = "WebhookSecretRotation")
  record Rotation(
      @Schema(
              description =
                  "How long both secrets are valid, e.g. PT24H; PT0S where the old one is known"
                      + " to others. At most P7D",
              implementation = String.class)
          @Nullable Duration overlap) {
    WebhookSubscriptionCommand.RotateSecret rotate(
        UUID subscription, @Nullable SealedText secret, Duration usual, Instant now) {
      var chosen = overlap == null ? usual : overlap;
      if (chosen.isNegative() || chosen.compareTo(LONGEST_OVERLAP) > 0) {
        throw Problems.invalidField("overlap", "must be between PT0S and P7D").toException();
      }
      return new WebhookSubscriptionCommand.RotateSecret(subscription, secret, chosen, now);
    }
  }

  /// Why.
  @Schema(name = "WebhookReason")
  record Because(@Nullable String reason) {
    WebhookSubscriptionCommand.Disable disable(UUID subscription, Instant now) {
      return new WebhookSubscriptionCommand.Disable(subscription, text(), now);
    }

    WebhookSubscriptionCommand.Enable enable(UUID subscription, Instant now) {
      return new WebhookSubscriptionCommand.Enable(subscription, text(), now);
    }

    private String text() {
      return Fields.text("reason", reason, LONGEST_REASON);
    }
  }
}
