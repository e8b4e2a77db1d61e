package org.aimsledger.inventory.aisystem;

import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.aisystem.AiSystem.Facts;
import org.aimsledger.inventory.platform.FieldContradiction;
import org.aimsledger.inventory.platform.IllegalFieldException;

/// Rules of what the record says field by field: a person changes it, stands behind it, or lets
/// another source be right.
final class FieldDecisions {
  private FieldDecisions() {}

  static Decision<AiSystemEvent, AiSystemRejection> describe(
      AiSystemCommand.Describe c, Facts facts) {
    var before = facts.fields();
    try {
      var changes = before.changesTo(c.patch().applyTo(before));
      return acceptAll(
          new ProfileChanges(c.system(), facts, c.provenance(), c.reason().value(), c.at())
              .events(changes, c.patch().fields()));
    } catch (IllegalFieldException e) {
      return reject(notLegal(c.system(), e));
    }
  }

  /// Nothing when all of them are confirmed already with this confidence, and nothing contradicts.
  static Decision<AiSystemEvent, AiSystemRejection> confirm(
      AiSystemCommand.ConfirmFields c, Facts facts) {
    var origins = facts.origins();
    var without =
        c.fields().stream().filter(field -> !origins.fields().containsKey(field)).toList();
    if (!without.isEmpty()) {
      return reject(new AiSystemRejection.FieldsWithoutValue(c.system(), without));
    }
    var open =
        c.fields().stream()
            .filter(
                field -> {
                  var origin = Objects.requireNonNull(origins.fields().get(field));
                  return origins.contradictions().containsKey(field)
                      || origin.confirmedAt() == null
                      || origin.confidence() != c.confidence();
                })
            .toList();
    return acceptAll(
        open.isEmpty()
            ? List.of()
            : List.of(confirmed(c.system(), open, c.confidence(), c.reason().value(), c.at())));
  }

  static Decision<AiSystemEvent, AiSystemRejection> accept(
      AiSystemCommand.AcceptContradictions c, Facts facts) {
    var pending = facts.origins().contradictions();
    var without = c.fields().stream().filter(field -> !pending.containsKey(field)).toList();
    if (!without.isEmpty()) {
      return reject(new AiSystemRejection.NothingContradicts(c.system(), without));
    }
    var events = new ArrayList<AiSystemEvent>();
    var fields = facts.fields();
    var left = new ArrayList<String>();
    for (var field : c.fields()) {
      var contradiction = Objects.requireNonNull(pending.get(field));
      var changes = changes(fields, contradiction);
      fields = fields.with(changes);
      events.addAll(
          new ProfileChanges(
                  c.system(), facts, contradiction.provenance(), c.reason().value(), c.at())
              .made(changes));
      if (fields.says(field)) {
        left.add(field);
      }
    }
    try {
      var _ = ProfileLimits.check(fields.profile());
      var _ = new SystemName(fields.name());
    } catch (IllegalFieldException e) {
      return reject(notLegal(c.system(), e));
    }
    if (!left.isEmpty()) {
      events.add(confirmed(c.system(), left, c.confidence(), c.reason().value(), c.at()));
    }
    return acceptAll(List.copyOf(events));
  }

  private static List<FieldChange> changes(ProfileFields fields, FieldContradiction other) {
    return other.values().entrySet().stream()
        .map(part -> new FieldChange(part.getKey(), fields.get(part.getKey()), part.getValue()))
        .filter(change -> !change.from().equals(change.to()))
        .toList();
  }

  private static AiSystemEvent confirmed(
      UUID system, List<String> fields, Confidence confidence, String reason, Instant at) {
    return new AiSystemEvent.FieldsConfirmed(system, fields, confidence, reason, at);
  }

  private static AiSystemRejection notLegal(UUID system, IllegalFieldException e) {
    return new AiSystemRejection.ProfileNotLegal(
        system, e.field(), Objects.requireNonNullElse(e.getMessage(), ""));
  }
}
