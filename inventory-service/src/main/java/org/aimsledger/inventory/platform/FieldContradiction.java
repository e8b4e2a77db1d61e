package org.aimsledger.inventory.platform;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.Provenance;

/// What another source says of a field that somebody stands behind.
///
/// @param values as in [org.aimsledger.contracts.inventory.FieldChange]: of an attribute, each part
///   that differs; none: it has no value there
public record FieldContradiction(
    SortedMap<String, List<String>> values, Provenance provenance, Instant at) {
  public FieldContradiction {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  FieldContradiction with(String part, List<String> to) {
    var more = new TreeMap<>(values);
    more.put(part, to);
    return new FieldContradiction(more, provenance, at);
  }
}
