package org.aimsledger.incident.platform;

import java.util.List;
import org.aimsledger.contracts.incident.PlaybookStep;

/// The steps that a run starts with.
///
/// @param key id of the playbook in the pack
/// @param version written name: `playbooks@2026.1`, or `own@3` for the organisation's third
public record PlaybookInForce(String key, String version, List<PlaybookStep> steps) {
  public PlaybookInForce {
    steps = List.copyOf(steps);
  }
}
