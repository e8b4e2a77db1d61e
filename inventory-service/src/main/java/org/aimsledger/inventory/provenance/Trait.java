package org.aimsledger.inventory.provenance;

import java.util.EnumSet;
import java.util.Set;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.inventory.platform.FieldOrigin;
import org.aimsledger.inventory.platform.FieldOrigins;

/// What can be asked about where a field has its value from.
enum Trait {
  DECLARED,
  DISCOVERED,
  IMPORTED,
  /// From a file or an integration, and no person has confirmed it.
  UNCONFIRMED,
  /// Somebody said that it is little to be believed.
  LOW_CONFIDENCE,
  /// Nobody said how far it is to be believed.
  UNKNOWN_CONFIDENCE,
  /// Another source says something else, and nobody has decided.
  CONTRADICTED;

  static Set<Trait> of(FieldOrigins origins, String field) {
    var traits = EnumSet.noneOf(Trait.class);
    var origin = origins.fields().get(field);
    if (origin != null) {
      traits.addAll(of(origin));
    }
    if (origins.contradictions().containsKey(field)) {
      traits.add(CONTRADICTED);
    }
    return traits;
  }

  private static Set<Trait> of(FieldOrigin origin) {
    var traits =
        EnumSet.of(
            switch (origin.source()) {
              case DECLARED -> DECLARED;
              case DISCOVERED -> DISCOVERED;
              case IMPORTED -> IMPORTED;
            });
    if (!origin.isStoodBehind()) {
      traits.add(UNCONFIRMED);
    }
    if (origin.confidence() == Confidence.LOW) {
      traits.add(LOW_CONFIDENCE);
    }
    if (origin.confidence() == Confidence.UNKNOWN) {
      traits.add(UNKNOWN_CONFIDENCE);
    }
    return traits;
  }

  /// As it stands in the table.
  String of(String field) {
    return field + ":" + name();
  }
}
