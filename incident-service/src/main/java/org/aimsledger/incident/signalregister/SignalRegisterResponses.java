package org.aimsledger.incident.signalregister;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Signals as the list shows them, and what may be the same matter.
final class SignalRegisterResponses {
  private SignalRegisterResponses() {}

  /// @param labels each as `taxonomy/field=value`
  @Schema(name = "SignalSummary")
  record Summary(
      UUID id,
      long version,
      SignalStanding status,
      SignalSource source,
      @Nullable SignalDecision decision,
      String title,
      List<UUID> systems,
      @Nullable String outsideScope,
      @Nullable String outsideId,
      @Schema(description = "Each as taxonomy/field=value") List<String> labels,
      @Schema(description = "Whether there is a statement that only some may read") boolean sealed,
      @Nullable UUID splitFrom,
      @Nullable UUID mergedInto,
      @Nullable UUID incident,
      @Nullable Instant occurredAt,
      @Schema(description = "ISO 8601, as exact as it was given") @Nullable String occurredOn,
      Instant reportedAt,
      @Nullable Instant decidedAt,
      Instant updatedAt) {}

  @Schema(name = "SignalLabelCount")
  record Count(String value, long signals) {}

  @Schema(name = "SignalLabelCounts")
  record Counts(String taxonomy, String field, List<Count> counts) {}

  @Schema(name = "DuplicateProposals")
  record Proposals(
      UUID signal,
      @Schema(description = "Most alike first; nothing is merged until a person does it")
          List<Proposal> proposals) {}

  /// @param score from 0 to 1
  /// @param reasons why it is proposed, in words
  @Schema(name = "DuplicateProposal")
  record Proposal(
      UUID signal,
      String title,
      SignalStanding status,
      @Schema(description = "From 0 to 1") double score,
      @Schema(description = "Why it is proposed") List<String> reasons) {}

  static Summary summary(SignalRegisterRow row) {
    return new Summary(
        row.id,
        row.streamVersion,
        row.status,
        row.source,
        row.decision,
        row.title,
        Arrays.asList(row.systems),
        row.outsideScope,
        row.outsideId,
        Arrays.asList(row.labels),
        row.sealed,
        row.splitFrom,
        row.mergedInto,
        row.incident,
        row.occurredAt,
        row.occurredOn,
        row.reportedAt,
        row.decidedAt,
        row.updatedAt);
  }

  static Proposals proposals(
      UUID signal, List<DuplicateProposals.Proposed> proposed, List<SignalRegisterRow> compared) {
    return new Proposals(
        signal,
        proposed.stream()
            .flatMap(
                one ->
                    compared.stream()
                        .filter(row -> row.id.equals(one.signal()))
                        .map(
                            row ->
                                new Proposal(
                                    row.id, row.title, row.status, one.score(), one.reasons())))
            .toList());
  }

  static Counts counts(String taxonomy, String field, List<SignalRegisterQuery.Counted> counted) {
    return new Counts(
        taxonomy,
        field,
        counted.stream().map(one -> new Count(one.value(), one.signals())).toList());
  }
}
