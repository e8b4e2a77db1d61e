package org.aimsledger.inventory.reportintake;

import java.util.Set;

/// What one event, or all events so far, say of the data of one run.
///
/// @param job `<namespace>/<name>`
record LineageRun(String run, String job, Set<LineageData> inputs, Set<LineageData> outputs) {
  LineageRun {
    inputs = Set.copyOf(inputs);
    outputs = Set.copyOf(outputs);
  }

  boolean isEmpty() {
    return inputs.isEmpty() && outputs.isEmpty();
  }
}
