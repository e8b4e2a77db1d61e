package org.aimsledger.inventory.registrationsheet;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.inventory.aisystem.AiSystem.Facts;
import org.jspecify.annotations.Nullable;

/// Reads from the record of a system what stands at the places that a pack names.
final class RecordReader {
  private final Facts facts;
  private final @Nullable UseStatement statement;

  /// @param statement the statement of intended use that is in force
  RecordReader(Facts facts, @Nullable UseStatement statement) {
    this.facts = facts;
    this.statement = statement;
  }

  /// Answers at one place, as they are written there; empty: none.
  ///
  /// @param place e.g. `profile.purpose`
  /// @throws IllegalArgumentException when a record has no such place
  List<String> at(String place) {
    var dot = place.indexOf('.');
    var name = place.substring(dot + 1);
    return switch (place.substring(0, dot)) {
      case "system" -> system(name);
      case "profile" -> profile(name);
      case "statement" -> statement(name);
      case "attribute" -> attribute(name);
      default -> throw unknown(place);
    };
  }

  private List<String> system(String name) {
    return switch (name) {
      case "name" -> List.of(facts.name());
      case "externalId" -> {
        var externalId = facts.origin().externalId();
        yield externalId == null ? List.of() : List.of(externalId.scope() + " " + externalId.id());
      }
      default -> throw unknown("system." + name);
    };
  }

  private List<String> profile(String name) {
    AiSystemProfile profile = facts.profile();
    return switch (name) {
      case "purpose" -> listed(profile.purpose());
      case "intendedUse" -> listed(profile.intendedUse());
      case "organisation" -> listed(profile.organisation());
      case "vendor" -> listed(profile.vendor());
      default -> throw unknown("profile." + name);
    };
  }

  private List<String> statement(String name) {
    if (!name.equals("intended")) {
      throw unknown("statement." + name);
    }
    return statement == null ? List.of() : statement.intended();
  }

  private List<String> attribute(String name) {
    var value = facts.profile().attributes().get(name);
    return value == null ? List.of() : listed(value.raw());
  }

  private static List<String> listed(@Nullable String text) {
    return Stream.ofNullable(text).filter(Objects::nonNull).filter(t -> !t.isBlank()).toList();
  }

  private static IllegalArgumentException unknown(String place) {
    return new IllegalArgumentException("a record has no place " + place);
  }
}
