package org.aimsledger.contracts.inventory;

import java.util.List;

/// One parameter of a filter with its values, e.g. `stage` and `DEPLOYED`.
public record FilterParameter(String name, List<String> values) {
  public FilterParameter {
    values = List.copyOf(values);
  }
}
