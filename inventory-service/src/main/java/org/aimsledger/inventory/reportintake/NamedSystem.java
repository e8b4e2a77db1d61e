package org.aimsledger.inventory.reportintake;

import java.util.Locale;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.jspecify.annotations.Nullable;

/// The way in which a reporter names the system that it reports about.
sealed interface NamedSystem {
  /// By its id in the inventory.
  record ById(UUID system) implements NamedSystem {}

  /// By the id that it has somewhere else.
  record ByExternalId(ExternalId externalId) implements NamedSystem {}

  /// By its name, whatever its case.
  record ByName(String name) implements NamedSystem {}

  /// The same text for the same system named in the same way.
  default String key() {
    return switch (this) {
      case ById(var system) -> "id:" + system;
      case ByExternalId(var externalId) ->
          "external:" + externalId.scope() + "\n" + externalId.id();
      case ByName(var name) -> "name:" + normal(name);
    };
  }

  /// In words.
  default String words() {
    return switch (this) {
      case ById(var system) -> system.toString();
      case ByExternalId(var externalId) -> externalId.id() + " of " + externalId.scope();
      case ByName(var name) -> name;
    };
  }

  /// The external id, where it is named by one.
  default @Nullable ExternalId externalIdOrNull() {
    return this instanceof ByExternalId(var externalId) ? externalId : null;
  }

  /// What two spellings of a name have in common.
  static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// The name that a key stands for.
  static NamedSystem of(String key) {
    var colon = key.indexOf(':');
    var rest = key.substring(colon + 1);
    return switch (key.substring(0, colon)) {
      case "id" -> new ById(UUID.fromString(rest));
      case "external" -> {
        var end = rest.indexOf('\n');
        yield new ByExternalId(new ExternalId(rest.substring(0, end), rest.substring(end + 1)));
      }
      case "name" -> new ByName(rest);
      default -> throw new IllegalArgumentException("no key of a system: " + key);
    };
  }
}
