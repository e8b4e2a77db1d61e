package org.aimsledger.contracts;

import java.util.ArrayList;
import java.util.List;

/// Reads the declared names of a family.
public final class WireNames {
  private WireNames() {}

  /// The declared name of one event record.
  ///
  /// @throws IllegalStateException when the record declares none
  public static String of(Class<?> event) {
    var name = event.getAnnotation(WireName.class);
    if (name == null) {
      throw new IllegalStateException(event.getName() + " declares no @WireName");
    }
    return name.value();
  }

  /// Every record of a sealed family, in declaration order, sub-families included.
  public static List<Class<?>> records(Class<?> family) {
    var permitted = family.getPermittedSubclasses();
    if (permitted == null) {
      return List.of(family);
    }
    var records = new ArrayList<Class<?>>();
    for (var member : permitted) {
      records.addAll(records(member));
    }
    return List.copyOf(records);
  }
}
