package org.aimsledger.contracts.inventory;

import java.util.List;

/// One field before and after.
///
/// @param field `name`, a component of [AiSystemProfile], or a part of an attribute:
///   `attributes.<name>.raw`, `.parsed`, `.precision`, `.flag`
/// @param from the value or values before; empty: there was none
/// @param to the value or values from now on; empty: cleared
public record FieldChange(String field, List<String> from, List<String> to) {
  public FieldChange {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
