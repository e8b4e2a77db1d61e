package org.aimsledger.servicekit.paging;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// A list over one entity, which its conditions call `r`: filter, order, keyset and total.
///
/// Guarantees: the place where a page begins is found by the index of the order and not by reading
/// the pages before it; the total is counted up to a bound only. Does **not** guarantee that there
/// is an index for a filter. Made for one query, then thrown away; not for several threads.
public final class RowSelection<R> {
  /// Direction of a list; a keyset needs the same one for all its columns.
  private enum Direction {
    UP(">", ""),
    DOWN("<", " desc");

    private final String beyond;
    private final String suffix;

    Direction(String beyond, String suffix) {
      this.beyond = beyond;
      this.suffix = suffix;
    }
  }

  private final Class<R> entity;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private String keyset = "";
  private final Map<String, Object> position = new LinkedHashMap<>();
  private String order = " order by r.id";

  private RowSelection(Class<R> entity) {
    this.entity = entity;
  }

  public static <R> RowSelection<R> of(Class<R> entity) {
    return new RowSelection<>(entity);
  }

  /// Keeps rows for which the condition holds.
  @CanIgnoreReturnValue
  public RowSelection<R> where(String condition) {
    conditions.add(condition);
    return this;
  }

  /// The same with a parameter that the condition, or another one, names.
  @CanIgnoreReturnValue
  public RowSelection<R> where(String condition, String name, Object value) {
    return where(condition).with(name, value);
  }

  /// Keeps rows whose field has the value, if there is one.
  @CanIgnoreReturnValue
  public RowSelection<R> whereEqual(String field, @Nullable Object value) {
    return value == null ? this : where("r." + field + " = :" + field, field, value);
  }

  /// Keeps rows whose field is at or after the value, if there is one.
  @CanIgnoreReturnValue
  public RowSelection<R> whereSince(String field, @Nullable Object value) {
    return value == null ? this : where("r." + field + " >= :since", "since", value);
  }

  /// Gives a parameter its value.
  @CanIgnoreReturnValue
  public RowSelection<R> with(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /// Orders by a field and then the id, smallest first.
  ///
  /// @param value of the row that the page before ended with; null on the first page
  @CanIgnoreReturnValue
  public RowSelection<R> upwards(String field, @Nullable Object value, @Nullable Object id) {
    return ordered(field, Direction.UP, value, id);
  }

  /// Orders by a field and then the id, greatest first.
  ///
  /// @param value of the row that the page before ended with; null on the first page
  @CanIgnoreReturnValue
  public RowSelection<R> downwards(String field, @Nullable Object value, @Nullable Object id) {
    return ordered(field, Direction.DOWN, value, id);
  }

  private RowSelection<R> ordered(
      String field, Direction direction, @Nullable Object value, @Nullable Object id) {
    order = " order by r." + field + direction.suffix + ", r.id" + direction.suffix;
    if (value != null && id != null) {
      // Rows compared as a whole: PostgreSQL starts the index scan there. "or" would read and drop
      // every row before it.
      keyset = "(r." + field + ", r.id) " + direction.beyond + " (:afterValue, :afterId)";
      position.put("afterValue", value);
      position.put("afterId", id);
    }
    return this;
  }

  /// A page and the total.
  ///
  /// @param limit most rows
  /// @param bound how far rows are counted
  public Uni<Found<R>> page(Mutiny.Session session, int limit, int bound) {
    return rows(session, limit)
        .flatMap(rows -> total(session, bound).map(total -> new Found<>(rows, total)));
  }

  /// At most `limit` rows from the position on.
  public Uni<List<R>> rows(Mutiny.Session session, int limit) {
    var query = session.createSelectionQuery(rowsText(), entity).setMaxResults(limit);
    parameters.forEach(query::setParameter);
    position.forEach(query::setParameter);
    return query.getResultList();
  }

  /// How many rows there are on all pages, up to the bound.
  public Uni<Total> total(Mutiny.Session session, int bound) {
    var query = session.createSelectionQuery(totalText(bound), Long.class);
    parameters.forEach(query::setParameter);
    return query.getSingleResult().map(counted -> new Total(counted, bound));
  }

  String rowsText() {
    var all = new ArrayList<>(conditions);
    if (!keyset.isEmpty()) {
      all.add(keyset);
    }
    return "from " + entity.getName() + " r" + where(all) + order;
  }

  /// In the order of the list: HQL wants one where there is a limit, and it is in the index.
  String totalText(int bound) {
    return "select count(*) from (select r.id as id from "
        + entity.getName()
        + " r"
        + where(conditions)
        + order
        + " limit "
        + (bound + 1)
        + ") counted";
  }

  /// ` where …`, for a query of one's own over the same rows; empty when there is no condition.
  public String conditions() {
    return where(conditions);
  }

  /// The values that [#conditions] needs.
  public Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
