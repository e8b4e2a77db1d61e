package org.aimsledger.inventory.billofmaterials;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.jspecify.annotations.Nullable;

/// One thing that a bill says, in our words.
sealed interface Draft {
  /// JSON Pointer into the document.
  String place();

  String name();

  /// Id of the component or link that it would become.
  UUID target();

  /// Places below its own of what has no field of ours.
  List<String> further();

  /// Whether another one, from another place, would become the same.
  default boolean saysWhat(Draft other) {
    return (this instanceof Thing one && other instanceof Thing two)
        ? one.fields().equals(two.fields())
        : equals(other);
  }

  /// A component.
  ///
  /// @param externalId unique for its kind in the scope [BillItemsReader#SCOPE]
  /// @param whole what it is a version of; null for what stands alone
  record Thing(
      String place,
      String name,
      UUID target,
      ComponentKind kind,
      String externalId,
      @Nullable UUID whole,
      @Nullable String label,
      SortedMap<String, List<String>> fields,
      List<String> further)
      implements Draft {
    public Thing {
      fields = new TreeMap<>(fields);
      further = List.copyOf(further);
    }

    static Thing of(
        String place,
        String name,
        UUID target,
        ComponentKind kind,
        String externalId,
        Map<String, List<String>> fields,
        List<String> further) {
      return new Thing(
          place, name, target, kind, externalId, null, null, new TreeMap<>(fields), further);
    }
  }

  /// A link between two of them.
  record Link(String place, String name, UUID target, LinkEnd from, Relation relation, LinkEnd to)
      implements Draft {
    @Override
    public List<String> further() {
      return List.of();
    }
  }
}
