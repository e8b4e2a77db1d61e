package org.aimsledger.inventory.sharedfilters;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.SavedFilterEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Events of filters → rows of those that are shared.
@ApplicationScoped
class SharedFiltersProjection implements Projection<InventoryServiceEvent, SharedFiltersRow> {
  static final String NAME = "shared-filters";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<SharedFiltersRow> rowType() {
    return SharedFiltersRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return SavedFilterEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable String key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof SavedFilterEvent e ? e.keeper() + "/" + e.filter() : null;
  }

  @Override
  public @Nullable SharedFiltersRow apply(
      @Nullable SharedFiltersRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof SavedFilterEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    return switch (event) {
      case SavedFilterEvent.Saved e -> {
        var audience = e.audience();
        yield audience == null ? null : shared(row, e, audience, recorded);
      }
      case SavedFilterEvent.Removed _ -> null;
    };
  }

  private static SharedFiltersRow shared(
      @Nullable SharedFiltersRow row,
      SavedFilterEvent.Saved e,
      FilterAudience audience,
      Recorded<InventoryServiceEvent> recorded) {
    var shared = row == null ? new SharedFiltersRow(e.keeper() + "/" + e.filter()) : row;
    shared.filter = e.filter();
    shared.units = audience.units().toArray(String[]::new);
    shared.everybody = audience.everybody();
    shared.name = e.name();
    shared.list = e.list();
    fill(shared, e);
    shared.sharedBy = recorded.meta().actor();
    shared.updatedAt = recorded.meta().time();
    return shared;
  }

  private static void fill(SharedFiltersRow row, SavedFilterEvent.Saved e) {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var parameter : e.parameters()) {
      for (var value : parameter.values()) {
        names.add(parameter.name());
        values.add(value);
      }
    }
    row.parameters = names.toArray(String[]::new);
    row.values = values.toArray(String[]::new);
  }
}
