package org.aimsledger.inventory.billofmaterials;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.component.Component.Facts;
import org.jspecify.annotations.Nullable;

/// A part of the bill of the whole inventory, as it is known. In this order: [Placed], [Uses],
/// [Unplaced].
sealed interface InventoryPart {
  /// What stands as a component of its own. A supplier stands within what it supplies; CycloneDX
  /// has no word for the others.
  Set<ComponentKind> PLACED =
      Set.of(
          ComponentKind.AI_SYSTEM,
          ComponentKind.SYSTEM_VERSION,
          ComponentKind.MODEL,
          ComponentKind.MODEL_VERSION,
          ComponentKind.DATASET,
          ComponentKind.DATASET_VERSION,
          ComponentKind.TOOL);

  Set<ComponentKind> UNPLACED = Set.copyOf(EnumSet.complementOf(EnumSet.copyOf(PLACED)));

  /// A system or a component.
  record Thing(UUID id, ComponentKind kind, String name) {}

  /// A link that holds.
  record Link(LinkEnd from, Relation relation, LinkEnd to) {}

  /// A thing with a place of its own.
  ///
  /// @param facts null: a system
  /// @param said what a bill said of it in its own words
  /// @param origin where
  /// @param links from it, but not how it uses what has a place
  /// @param known what the links lead to, and what it or they are parts of
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Placed(
      Thing thing,
      @Nullable Facts facts,
      byte @Nullable [] said,
      @Nullable BillOrigin origin,
      List<Link> links,
      Map<UUID, Facts> known)
      implements InventoryPart {
    public Placed {
      links = List.copyOf(links);
      known = Map.copyOf(known);
    }
  }

  /// One thing with a place uses another.
  record Uses(UUID from, UUID to) implements InventoryPart {}

  /// A thing without a place.
  ///
  /// @param isSaid whether a component speaks of it: the first supplier of something
  /// @param hasFindings whether things were found out and agreed about it
  /// @param links from it
  record Unplaced(Thing thing, boolean isSaid, boolean hasFindings, List<Link> links)
      implements InventoryPart {
    public Unplaced {
      links = List.copyOf(links);
    }
  }
}
