package org.aimsledger.inventory.component;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which fields somebody wants changed. What is not named stays.
///
/// @param given new values
/// @param cleared names of fields that nobody says anything about from now on
public record FieldPatch(SortedMap<String, GivenField> given, SortedSet<String> cleared) {
  public FieldPatch(Map<String, GivenField> given, Set<String> cleared) {
    this(new TreeMap<>(given), new TreeSet<>(cleared));
  }

  public FieldPatch {
    given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    cleared = Collections.unmodifiableSortedSet(new TreeSet<>(cleared));
  }
}
