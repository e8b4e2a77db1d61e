package org.aimsledger.inventory.systemregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.eventstore.project.ReadModel;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads the register.
@ApplicationScoped
class SystemRegisterQuery {
  private final ReadModel views;

  SystemRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// The order of a list; the id decides between equals.
  enum Sort {
    UPDATED("r.updatedAt"),
    NAME("r.name");

    private final String column;

    Sort(String column) {
      this.column = column;
    }
  }

  /// End of the page before.
  ///
  /// @param value an `Instant` or a `String`, as the sort has it
  record Position(Object value, UUID id) {}

  /// Rows of one page and the number of all that pass the filter.
  record Found(List<SystemRegisterRow> rows, long total) {
    Found {
      rows = List.copyOf(rows);
    }
  }

  /// How many systems there are of one kind.
  record Count(
      Stage stage, HighImpact highImpact, Technology technology, boolean suspended, long systems) {}

  /// Systems that pass the filter, in order, at most `limit`.
  Uni<Found> list(SystemRegisterFilter filter, Sort sort, @Nullable Position after, int limit) {
    return views.query(
        SystemRegisterProjection.NAME,
        session ->
            rows(session, filter, sort, after, limit)
                .flatMap(rows -> count(session, filter).map(total -> new Found(rows, total))));
  }

  /// How many systems that pass the filter there are of each kind. As many rows as kinds exist.
  Uni<List<Count>> counts(SystemRegisterFilter filter) {
    var where = where(filter);
    return views.query(
        SystemRegisterProjection.NAME,
        session -> {
          var query =
              session.createQuery(
                  "select r.stage, r.highImpact, r.technology, r.suspended, count(*)"
                      + " from SystemRegisterRow r"
                      + where.text()
                      + " group by r.stage, r.highImpact, r.technology, r.suspended",
                  Count.class);
          where.parameters().forEach(query::setParameter);
          return query.getResultList();
        });
  }

  private static Uni<List<SystemRegisterRow>> rows(
      Mutiny.Session session,
      SystemRegisterFilter filter,
      Sort sort,
      @Nullable Position after,
      int limit) {
    var where = where(filter);
    if (after != null) {
      // The first condition lets the index find the place, the second is the exact one.
      where =
          where
              .and(sort.column + " >= :afterValue", "afterValue", after.value())
              .and("(" + sort.column + " > :afterValue or r.id > :afterId)", "afterId", after.id());
    }
    var query =
        session
            .createQuery(
                "from SystemRegisterRow r" + where.text() + " order by " + sort.column + ", r.id",
                SystemRegisterRow.class)
            .setMaxResults(limit);
    where.parameters().forEach(query::setParameter);
    return query.getResultList();
  }

  private static Uni<Long> count(Mutiny.Session session, SystemRegisterFilter filter) {
    var where = where(filter);
    var query =
        session.createQuery("select count(*) from SystemRegisterRow r" + where.text(), Long.class);
    where.parameters().forEach(query::setParameter);
    return query.getSingleResult();
  }

  private static Where where(SystemRegisterFilter filter) {
    var where = new Where(List.of(), Map.of());
    if (!filter.stages().isEmpty()) {
      where = where.and("r.stage in :stages", "stages", filter.stages());
    }
    if (!filter.highImpacts().isEmpty()) {
      where = where.and("r.highImpact in :highImpacts", "highImpacts", filter.highImpacts());
    }
    if (!filter.technologies().isEmpty()) {
      where = where.and("r.technology in :technologies", "technologies", filter.technologies());
    }
    if (filter.organisation() != null) {
      where = where.and("r.organisation = :organisation", "organisation", filter.organisation());
    }
    if (filter.owner() != null) {
      where = where.and("r.owner = :owner", "owner", filter.owner());
    }
    if (filter.suspended() != null) {
      where = where.and("r.suspended = :suspended", "suspended", filter.suspended());
    }
    if (filter.flag() != null) {
      where = where.and("array_contains(r.flags, :flag)", "flag", filter.flag());
    }
    if (filter.updatedSince() != null) {
      where = where.and("r.updatedAt >= :updatedSince", "updatedSince", filter.updatedSince());
    }
    for (var i = 0; i < filter.words().size(); i++) {
      var name = "word" + i;
      where =
          where.and(
              "r.searchText like :" + name + " escape '!'",
              name,
              "%" + escaped(filter.words().get(i)) + "%");
    }
    return where;
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private record Where(List<String> conditions, Map<String, Object> parameters) {
    Where and(String condition, String name, Object value) {
      var more = new ArrayList<>(conditions);
      more.add(condition);
      var all = new LinkedHashMap<>(parameters);
      all.put(name, value);
      return new Where(List.copyOf(more), Map.copyOf(all));
    }

    String text() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
  }
}
