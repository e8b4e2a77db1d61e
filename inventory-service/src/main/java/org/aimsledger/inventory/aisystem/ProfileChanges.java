package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.inventory.aisystem.AiSystem.Facts;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.jspecify.annotations.Nullable;

/// Makes events of changes of one decision; cuts one of much text into several that the store takes
/// (60 KiB each).
///
/// @param facts what the record says before the changes
/// @param provenance of the changes; absent: declared by whoever decides
record ProfileChanges(
    UUID system, Facts facts, @Nullable Provenance provenance, String reason, Instant at) {
  /// Three bytes for every character in the worst case, so at most 45 KB of text in one event. One
  /// change alone is at most twice the longest field, or twice all aliases.
  static final int CHARACTERS = 15_000;

  private interface Form {
    AiSystemEvent of(List<FieldChange> part);
  }

  /// Changes that are declared are made. Others are made where nobody stands behind what they
  /// change; where somebody does, they are recorded as contradictions, once, until their source
  /// says the same as the record.
  ///
  /// @param said all fields that the source spoke of, also where it changes nothing
  List<AiSystemEvent> events(List<FieldChange> changes, Set<String> said) {
    if (provenance == null || provenance.source() == FieldSource.DECLARED) {
      return made(changes);
    }
    var made = changes.stream().filter(change -> !isStoodBehind(change)).toList();
    var events = new ArrayList<>(made(made));
    var contradicting = news(changes.stream().filter(this::isStoodBehind).toList(), provenance);
    contradicting.addAll(agreed(changes, said, provenance));
    events.addAll(
        split(
            contradicting,
            part -> new AiSystemEvent.FieldsContradicted(system, part, provenance, reason, at)));
    return List.copyOf(events);
  }

  /// A change of the owner or of the roles among them is an event of its own, which follows the
  /// others.
  List<AiSystemEvent> made(List<FieldChange> changes) {
    var described = changes.stream().filter(change -> !isOfItsOwn(change)).toList();
    var events =
        new ArrayList<>(
            split(
                described,
                part -> new AiSystemEvent.ProfileChanged(system, part, reason, provenance, at)));
    changes.stream().filter(ProfileChanges::isOfItsOwn).map(this::ofItsOwn).forEach(events::add);
    return List.copyOf(events);
  }

  private static boolean isOfItsOwn(FieldChange change) {
    return change.field().equals(ProfileFields.ROLES)
        || (change.field().equals(ProfileFields.OWNER) && !change.to().isEmpty());
  }

  private AiSystemEvent ofItsOwn(FieldChange change) {
    if (change.field().equals(ProfileFields.OWNER)) {
      var before = change.from().isEmpty() ? null : change.from().getFirst();
      return new AiSystemEvent.OwnerAssigned(
          system, before, change.to().getFirst(), reason, provenance, at);
    }
    var imported = provenance != null && provenance.source() == FieldSource.IMPORTED;
    var cause = imported ? RoleChangeCause.IMPORTED : RoleChangeCause.DECLARED;
    return RoleChanges.of(system, change, cause, provenance, reason, at);
  }

  private boolean isStoodBehind(FieldChange change) {
    return facts.origins().isStoodBehind(FieldOrigins.field(change));
  }

  /// Where the source contradicted the record and does no more.
  private List<FieldChange> agreed(List<FieldChange> changes, Set<String> said, Provenance by) {
    var fields = facts.fields();
    var differing = changes.stream().map(FieldOrigins::field).toList();
    return said.stream()
        .filter(field -> !differing.contains(field))
        .filter(
            field -> {
              var known = facts.origins().contradictions().get(field);
              return known != null && known.provenance().source() == by.source();
            })
        .map(fields::part)
        .map(part -> new FieldChange(part, fields.get(part), fields.get(part)))
        .toList();
  }

  /// What was not said before by the same source.
  private List<FieldChange> news(List<FieldChange> contradicting, Provenance by) {
    Map<String, List<FieldChange>> fields = new LinkedHashMap<>();
    for (var change : contradicting) {
      fields.computeIfAbsent(FieldOrigins.field(change), _ -> new ArrayList<>()).add(change);
    }
    var news = new ArrayList<FieldChange>();
    fields.forEach(
        (field, changes) -> {
          var values = new TreeMap<String, List<String>>();
          changes.forEach(change -> values.put(change.field(), change.to()));
          var known = facts.origins().contradictions().get(field);
          if (known == null || !known.values().equals(values) || !known.provenance().equals(by)) {
            news.addAll(changes);
          }
        });
    return news;
  }

  private static List<AiSystemEvent> split(List<FieldChange> changes, Form form) {
    var events = new ArrayList<AiSystemEvent>();
    var part = new ArrayList<FieldChange>();
    var characters = 0;
    for (var change : changes) {
      var size = size(change);
      if (characters + size > CHARACTERS && !part.isEmpty()) {
        events.add(form.of(part));
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(change);
      characters += size;
    }
    if (!part.isEmpty()) {
      events.add(form.of(part));
    }
    return List.copyOf(events);
  }

  private static int size(FieldChange change) {
    var size = change.field().length();
    for (var value : change.from()) {
      size += value.length();
    }
    for (var value : change.to()) {
      size += value.length();
    }
    return size;
  }
}
