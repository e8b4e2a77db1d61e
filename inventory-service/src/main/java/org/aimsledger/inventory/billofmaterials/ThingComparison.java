package org.aimsledger.inventory.billofmaterials;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.inventory.component.Component;
import org.aimsledger.inventory.component.ComponentCommand;
import org.aimsledger.inventory.component.ComponentFields;
import org.aimsledger.inventory.component.FieldPatch;
import org.aimsledger.inventory.component.GivenField;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.jspecify.annotations.Nullable;

/// What a bill says of a thing, held against what the inventory knows. A field that the bill
/// doesn't speak of stays; one that has the same values stays as well, whoever said so.
sealed interface ThingComparison {
  /// Not in the inventory.
  record New() implements ThingComparison {}

  /// The inventory says the same, or more.
  record Same() implements ThingComparison {}

  /// The bill says something else.
  ///
  /// @param changes field → what is known and what the bill says
  record Different(SortedMap<String, Change> changes) implements ThingComparison {}

  /// No bill brings it back.
  record Retired() implements ThingComparison {}

  /// Under the id that the bill says, the inventory has something of another kind.
  record Other() implements ThingComparison {}

  /// One field of it.
  ///
  /// @param known none: nobody said anything, or that it isn't known
  record Change(List<String> known, List<String> said) {}

  static ThingComparison of(Draft.Thing thing, Component component) {
    return switch (component) {
      case Component.Absent _ -> new New();
      case Component.Known known when known.facts().kind() != thing.kind() -> new Other();
      case Component.Retired _ -> new Retired();
      case Component.Active active -> of(thing, active);
    };
  }

  private static ThingComparison of(Draft.Thing thing, Component.Active active) {
    var changes = new TreeMap<String, Change>();
    thing
        .fields()
        .forEach(
            (field, said) -> {
              var known = active.facts().fields().get(field);
              if (known == null || !known.values().equals(said)) {
                changes.put(field, new Change(known == null ? List.of() : known.values(), said));
              }
            });
    return changes.isEmpty() ? new Same() : new Different(changes);
  }

  /// The command that makes the inventory say it; null when it does already.
  ///
  /// @throws IllegalFieldException when there is none
  default @Nullable ComponentCommand command(Draft.Thing thing, String reason, Instant at) {
    return switch (this) {
      case New _ ->
          new ComponentCommand.Register(
              thing.target(),
              thing.kind(),
              thing.whole() == null
                  ? null
                  : ComponentCommand.Part.unseen(
                      thing.whole(), Objects.requireNonNull(thing.label())),
              ComponentFields.of(thing.kind(), given(thing, thing.fields().keySet())),
              new ExternalId(BillItemsReader.SCOPE, thing.externalId()),
              at);
      case Different(var changes) ->
          new ComponentCommand.Describe(
              thing.target(),
              new FieldPatch(given(thing, changes.keySet()), Set.of()),
              new Reason(reason),
              at);
      case Same _ -> null;
      case Other _ ->
          throw new IllegalFieldException(
              BillPropertiesReader.ID, "is the id of something that is no " + thing.kind());
      // The inventory says no, in its own words.
      case Retired _ ->
          new ComponentCommand.Describe(
              thing.target(),
              new FieldPatch(given(thing, thing.fields().keySet()), Set.of()),
              new Reason(reason),
              at);
    };
  }

  private static Map<String, GivenField> given(Draft.Thing thing, Set<String> names) {
    var given = new TreeMap<String, GivenField>();
    for (var name : names) {
      given.put(
          name,
          new GivenField(
              Objects.requireNonNull(thing.fields().get(name)),
              FieldSource.IMPORTED,
              Confidence.UNKNOWN));
    }
    return given;
  }
}
