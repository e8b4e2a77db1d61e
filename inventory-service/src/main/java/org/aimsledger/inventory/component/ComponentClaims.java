package org.aimsledger.inventory.component;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;

/// Unique names of components: external ids, and labels within their whole. Taken at registration
/// and never given back, because an id or a version number is never used again.
final class ComponentClaims {
  private static final String EXTERNAL_ID = "component/external-id";
  private static final String LABEL = "component/label";

  private ComponentClaims() {}

  static List<ClaimChange> of(ComponentEvent event) {
    return switch (event) {
      case ComponentEvent.Registered e -> taken(e);
      case ComponentEvent.Described _,
          ComponentEvent.Retired _,
          ComponentEvent.QualityAssessed _,
          ComponentEvent.ResponsibilityAllocated _,
          ComponentEvent.DueDiligenceRecorded _,
          ComponentEvent.ContractRecorded _,
          ComponentEvent.SupplierChanged _ ->
          List.of();
    };
  }

  private static List<ClaimChange> taken(ComponentEvent.Registered event) {
    var changes = new ArrayList<ClaimChange>();
    if (event.externalId() != null) {
      var key = key(event.kind(), event.externalId());
      changes.add(new ClaimChange.Take(new Claim(EXTERNAL_ID, key)));
    }
    if (event.parent() != null) {
      var key = event.parent() + "\n" + event.kind() + "\n" + event.label();
      changes.add(new ClaimChange.Take(new Claim(LABEL, key)));
    }
    return List.copyOf(changes);
  }

  /// What an external id is unique by.
  static String key(ComponentKind kind, ExternalId id) {
    return kind + "\n" + id.scope() + "\n" + id.id();
  }
}
