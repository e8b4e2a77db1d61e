package org.aimsledger.inventory.bulkimport;

import static org.aimsledger.inventory.bulkimport.Mapping.Otherwise.QUARANTINE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.inventory.aisystem.AiSystemCommand;
import org.aimsledger.inventory.aisystem.SystemName;
import org.aimsledger.inventory.bulkimport.Mapping.Attribute;
import org.aimsledger.inventory.bulkimport.Mapping.Choice;
import org.aimsledger.inventory.bulkimport.Mapping.Condition;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.jspecify.annotations.Nullable;

/// One row → one command, or the reasons why it must wait. Pure: the same row and mapping give the
/// same answer.
final class RowTranslation {
  private final Mapping mapping;
  private final ImportLine row;
  private final List<String> flags = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private RowTranslation(Mapping mapping, ImportLine row) {
    this.mapping = mapping;
    this.row = row;
  }

  /// What became of a row.
  sealed interface Result {}

  /// @param flags what should be looked at although the row was understood
  record Understood(AiSystemCommand.RecordImported command, List<String> flags) implements Result {}

  /// @param reasons each names a column and says what is wrong with it
  record KeptBack(List<String> reasons) implements Result {}

  /// @param system id that the row's identity leads to
  /// @param job id of the import job
  static Result translate(
      Mapping mapping, ImportLine row, UUID system, UUID job, String fileSha256, Instant at) {
    return new RowTranslation(mapping, row).translate(system, job, fileSha256, at);
  }

  private Result translate(UUID system, UUID job, String fileSha256, Instant at) {
    flags.addAll(row.identity().flags());
    var name = name();
    var stage = constant(mapping.stage(), "stage");
    var highImpact = constant(mapping.highImpact(), "highImpact");
    var profile = profile();
    checkRules();
    if (!reasons.isEmpty()) {
      return new KeptBack(List.copyOf(reasons));
    }
    var origin =
        Origin.imported(
            row.identity().externalId(),
            new Origin.ImportedFrom(mapping.id(), job.toString(), fileSha256, row.number()),
            flags.stream().distinct().toList());
    try {
      var command =
          new AiSystemCommand.RecordImported(
              system,
              new SystemName(name),
              profile,
              Objects.requireNonNull(stage),
              Objects.requireNonNull(highImpact),
              origin,
              mapping.confidence(),
              at);
      return new Understood(command, origin.flags());
    } catch (IllegalFieldException e) {
      return new KeptBack(List.of(e.field() + ": " + e.getMessage()));
    }
  }

  private String value(String column) {
    return row.values().getOrDefault(column, "").strip();
  }

  private String name() {
    var name = value(mapping.name().column());
    var blank = mapping.name().blank();
    if (name.isEmpty() && blank == null) {
      reasons.add(mapping.name().column() + ": is blank, a system needs a name");
    } else if (name.isEmpty()) {
      flags.add("name-missing");
    }
    return name.isEmpty() ? Objects.requireNonNullElse(blank, "") : name;
  }

  private <T> @Nullable T constant(Choice<T> choice, String field) {
    var column = choice.column();
    if (column == null) {
      return choice.blank();
    }
    var text = value(column);
    if (text.isEmpty()) {
      return choice.blank();
    }
    var constant = choice.values().get(Wording.normal(text));
    if (constant != null) {
      return constant;
    }
    if (choice.otherwise() == QUARANTINE) {
      reasons.add(column + ": '" + shortened(text) + "' is not in the mapping's values");
      return null;
    }
    flags.add(field + "-not-in-vocabulary");
    return choice.blank();
  }

  private AiSystemProfile profile() {
    var attributes = new LinkedHashMap<String, AttributeValue>();
    mapping
        .attributes()
        .forEach(
            (name, attribute) -> {
              var value = attribute(name, attribute);
              if (value != null) {
                attributes.put(name, value);
              }
            });
    var technology = constant(mapping.technology(), "technology");
    keepRaw(attributes, "technology", mapping.technology());
    keepRaw(attributes, "stage", mapping.stage());
    keepRaw(attributes, "highImpact", mapping.highImpact());
    return new AiSystemProfile(
        List.of(),
        text("purpose"),
        text("intendedUse"),
        null,
        text("organisation"),
        text("unit"),
        List.of(),
        technology == null ? mapping.technology().blank() : technology,
        DecisionPart.UNKNOWN,
        Offering.UNKNOWN,
        text("topicArea"),
        text("sector"),
        text("vendor"),
        attributes);
  }

  private @Nullable String text(String field) {
    var column = mapping.profile().get(field);
    if (column == null) {
      return null;
    }
    var text = value(column);
    return text.isEmpty() ? null : text;
  }

  /// The words of the source stay beside our constant.
  private void keepRaw(Map<String, AttributeValue> attributes, String field, Choice<?> choice) {
    var column = choice.column();
    if (column != null && !value(column).isEmpty()) {
      var text = value(column);
      var constant = choice.values().get(Wording.normal(text));
      attributes.put(
          "source-" + field,
          constant == null
              ? new AttributeValue(text, null, null, "not-in-vocabulary")
              : new AttributeValue(text, constant.toString(), null, null));
    }
  }

  private @Nullable AttributeValue attribute(String name, Attribute attribute) {
    var raw = value(attribute.column());
    if (raw.isEmpty()) {
      return null;
    }
    var read = AttributeReading.read(attribute, raw);
    if (read.flag() != null) {
      if (attribute.otherwise() == QUARANTINE) {
        reasons.add(attribute.column() + ": '" + shortened(raw) + "' " + read.flag());
      } else {
        flags.add(name + "-" + read.flag());
      }
    }
    // Nothing is in an empty list.
    return read.raw().equals("[]") ? null : read;
  }

  private void checkRules() {
    for (var rule : mapping.rules()) {
      if (!rule.when().stream().allMatch(this::isMet)) {
        continue;
      }
      var missing = rule.require().stream().filter(this::saysNothing).toList();
      var surplus = rule.forbid().stream().filter(column -> !saysNothing(column)).toList();
      if (missing.isEmpty() && surplus.isEmpty()) {
        continue;
      }
      if (rule.otherwise() == QUARANTINE) {
        reasons.add(rule.id() + ": missing " + missing + ", not expected " + surplus);
      } else {
        flags.add("rule-" + rule.id());
      }
    }
  }

  private boolean isMet(Condition condition) {
    return condition.in().contains(Wording.normal(value(condition.column())));
  }

  /// Nothing is in an empty list.
  private boolean saysNothing(String column) {
    var text = value(column);
    return text.isEmpty() || text.equals("[]");
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
