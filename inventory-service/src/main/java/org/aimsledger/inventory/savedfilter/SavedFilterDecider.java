package org.aimsledger.inventory.savedfilter;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.inventory.SavedFilterEvent;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.savedfilter.SavedFilters.Filter;

/// The rules of the filters of one person.
final class SavedFilterDecider
    implements Decider<SavedFilterCommand, SavedFilters, SavedFilterEvent, SavedFilterRejection> {
  @Override
  public SavedFilters initial() {
    return SavedFilters.none();
  }

  @Override
  public Decision<SavedFilterEvent, SavedFilterRejection> decide(
      SavedFilterCommand command, SavedFilters state) {
    return switch (command) {
      case SavedFilterCommand.Save c -> save(c, state);
      case SavedFilterCommand.Remove c ->
          state.of(c.filter()) == null
              ? reject(new SavedFilterRejection.UnknownFilter(c.filter()))
              : accept(new SavedFilterEvent.Removed(c.keeper(), c.filter(), c.at()));
    };
  }

  private static Decision<SavedFilterEvent, SavedFilterRejection> save(
      SavedFilterCommand.Save c, SavedFilters state) {
    var before = state.of(c.filter());
    var next = new Filter(c.name(), c.list(), c.parameters(), c.sharedWith(), c.at());
    if (before != null && before.saysTheSameAs(next)) {
      return accept();
    }
    if (state.isNamed(c.name(), c.filter())) {
      return reject(new SavedFilterRejection.NameTaken(c.name()));
    }
    return before == null && state.filters().size() >= c.most()
        ? reject(new SavedFilterRejection.TooMany(c.most()))
        : accept(
            new SavedFilterEvent.Saved(
                c.keeper(),
                c.filter(),
                c.name(),
                c.list(),
                c.parameters(),
                null,
                c.sharedWith(),
                c.at()));
  }

  @Override
  public SavedFilters evolve(SavedFilters state, SavedFilterEvent event) {
    return switch (event) {
      case SavedFilterEvent.Saved e ->
          state.with(
              e.filter(), new Filter(e.name(), e.list(), e.parameters(), e.audience(), e.at()));
      case SavedFilterEvent.Removed e -> state.without(e.filter());
    };
  }
}
