package org.aimsledger.inventory.component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.FieldValueChange;
import org.aimsledger.inventory.platform.ComponentNames;
import org.aimsledger.inventory.platform.IllegalFieldException;

/// Fields of one component: what is legal, and what changes from one set of them to another.
public final class ComponentFields {
  /// All texts together. Three bytes for every character in the worst case, and an event holds the
  /// store's 60 KiB.
  public static final int CHARACTERS = 15_000;

  private ComponentFields() {}

  /// The fields of a new component.
  ///
  /// @throws IllegalFieldException naming the first field that can't be
  public static SortedMap<String, FieldValue> of(
      ComponentKind kind, Map<String, GivenField> given) {
    return checked(kind, put(kind, new TreeMap<>(), given));
  }

  /// Checks one field by itself, whatever the others hold.
  ///
  /// @throws IllegalFieldException when no component of this kind can have it
  public static void verify(ComponentKind kind, String field, GivenField given) {
    var _ = requireKnown(kind, field).value(field, given);
  }

  /// The fields after a change.
  ///
  /// @throws IllegalFieldException when the result would not be legal
  static SortedMap<String, FieldValue> patched(
      ComponentKind kind, Map<String, FieldValue> before, FieldPatch patch) {
    var after = new TreeMap<>(before);
    for (var field : patch.cleared()) {
      var _ = requireKnown(kind, field);
      after.remove(field);
    }
    return checked(kind, put(kind, after, patch.given()));
  }

  private static SortedMap<String, FieldValue> put(
      ComponentKind kind, SortedMap<String, FieldValue> fields, Map<String, GivenField> given) {
    given.forEach(
        (field, value) -> {
          if (value == null) {
            throw new IllegalFieldException(field, field + " must not be null here");
          }
          fields.put(field, requireKnown(kind, field).value(field, value));
        });
    return fields;
  }

  private static FieldRule requireKnown(ComponentKind kind, String field) {
    var known = ComponentCatalogue.of(kind).fields();
    var rule = known.get(field);
    if (rule == null) {
      throw new IllegalFieldException(
          field, kind + " has no field of this name, but " + String.join(", ", known.keySet()));
    }
    return rule;
  }

  private static SortedMap<String, FieldValue> checked(
      ComponentKind kind, SortedMap<String, FieldValue> fields) {
    if (ComponentCatalogue.of(kind).partOf() == null
        && ComponentNames.shown(fields, null).isEmpty()) {
      throw new IllegalFieldException(
          ComponentNames.ENGLISH, "a name is required, in at least one of the three languages");
    }
    var characters = fields.entrySet().stream().mapToInt(ComponentFields::size).sum();
    if (characters > CHARACTERS) {
      throw new IllegalFieldException(
          "fields",
          "all texts together may have "
              + CHARACTERS
              + " characters, these have "
              + characters
              + "; keep longer texts as documents and link to them");
    }
    return fields;
  }

  private static int size(Map.Entry<String, FieldValue> field) {
    return field.getKey().length() + size(field.getValue());
  }

  private static int size(FieldValue value) {
    return value.values().stream().mapToInt(String::length).sum();
  }

  /// What differs, in the order of the names.
  static List<FieldValueChange> changes(
      Map<String, FieldValue> before, Map<String, FieldValue> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new FieldValueChange(name, before.get(name), after.get(name)))
        .toList();
  }

  /// The fields after recorded changes.
  static SortedMap<String, FieldValue> applied(
      Map<String, FieldValue> before, List<FieldValueChange> changes) {
    var after = new TreeMap<>(before);
    for (var change : changes) {
      if (change.to() == null) {
        after.remove(change.field());
      } else {
        after.put(change.field(), change.to());
      }
    }
    return after;
  }

  /// Events of a change, none of them larger than the store takes.
  static List<ComponentEvent> described(
      UUID component,
      ComponentKind kind,
      List<FieldValueChange> changes,
      String reason,
      Instant at) {
    var events = new ArrayList<ComponentEvent>();
    var part = new ArrayList<FieldValueChange>();
    var characters = 0;
    for (var change : changes) {
      var size = size(change);
      if (characters + size > CHARACTERS && !part.isEmpty()) {
        events.add(new ComponentEvent.Described(component, kind, part, reason, at));
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(change);
      characters += size;
    }
    if (!part.isEmpty()) {
      events.add(new ComponentEvent.Described(component, kind, part, reason, at));
    }
    return List.copyOf(events);
  }

  private static int size(FieldValueChange change) {
    var from = change.from() == null ? 0 : size(change.from());
    var to = change.to() == null ? 0 : size(change.to());
    return change.field().length() + from + to;
  }
}
