package org.aimsledger.inventory.platform;

import java.util.List;
import org.aimsledger.contracts.inventory.GateLapse;

/// Whether the gates let a system into a stage.
///
/// @param obstacles what keeps them closed; empty: they let it
public record Passage(List<GateLapse> obstacles) {
  public static final Passage OPEN = new Passage(List.of());

  public Passage {
    obstacles = List.copyOf(obstacles);
  }

  public boolean isOpen() {
    return obstacles.isEmpty();
  }
}
