package org.aimsledger.inventory.componentregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.platform.ShortWords;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads the register.
@ApplicationScoped
class ComponentRegisterQuery {
  private final ReadModel views;

  ComponentRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// The order of a list; the id decides between equals.
  enum Sort {
    UPDATED("updatedAt"),
    NAME("name");

    private final String field;

    Sort(String field) {
      this.field = field;
    }
  }

  /// End of the page before.
  ///
  /// @param value an `Instant` or a `String`, as the sort has it
  record Position(Object value, UUID id) {}

  /// Components that pass the filter, in order, at most `limit`.
  Uni<Found<ComponentRegisterRow>> list(
      ComponentRegisterFilter filter, Sort sort, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .upwards(
                sort.field,
                after == null ? null : after.value(),
                after == null ? null : after.id());
    var bound = filter.words().isEmpty() ? Total.USUAL : Total.SEARCH;
    return views.query(
        ComponentRegisterProjection.NAME, session -> selection.page(session, rows, bound));
  }

  private static RowSelection<ComponentRegisterRow> selection(ComponentRegisterFilter filter) {
    var selection =
        RowSelection.of(ComponentRegisterRow.class)
            .idsFirst()
            .whereEqual("parent", filter.parent())
            .whereEqual("owner", filter.owner())
            .whereEqual("personalData", filter.personalData())
            .whereEqual("sensitiveData", filter.sensitiveData())
            .whereEqual("generalPurpose", filter.generalPurpose())
            .whereEqual("dueDiligence", filter.dueDiligence())
            .whereEqual("externalScope", filter.externalScope())
            .whereEqual("externalId", filter.externalId())
            .whereSince("updatedAt", filter.updatedSince())
            .whereIn("kind", filter.kinds())
            .whereContains("searchText", filter.words());
    if (filter.retired() != null) {
      selection.where("r.retired = " + filter.retired());
    }
    if (filter.silentlyChanged() != null) {
      // Written out: no plan for a parameter can use the index of the few that were.
      selection.where(filter.silentlyChanged() ? "r.silentChanges > 0" : "r.silentChanges = 0");
    }
    var shortWords = ShortWords.in(filter.words());
    if (!shortWords.isEmpty()) {
      selection.hint(ShortWords.condition("a.parts", shortWords.keySet()), shortWords);
    }
    return selection;
  }
}
