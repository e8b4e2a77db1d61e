package org.aimsledger.servicekit.paging;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    return switch (value) {
      case null -> this;
      case Enum<?> constant -> whereIn(field, List.of(constant));
      case Boolean truth -> where("r." + field + " = " + truth);
      default -> where("r." + field + " = :" + field, field, value);
    };
  }

  /// Keeps rows whose field is one of these constants, if there are any.
  @CanIgnoreReturnValue
  public RowSelection<R> whereIn(String field, Collection<? extends Enum<?>> constants) {
    return switch (constants.size()) {
      case 0 -> this;
      // Equality and not a list of one: then an index that begins with the field gives the order.
      case 1 -> where("r." + field + " = " + written(constants));
      default -> where("r." + field + " in (" + written(constants) + ")");
    };
  }

  /// Constants as a condition has them. Written out and not parameters: a few values make up most
  /// rows and others hardly any, and a plan that was made for any value serves neither.
  public static String written(Collection<? extends Enum<?>> constants) {
    return constants.stream()
        .map(constant -> "'" + constant.name() + "'")
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// Keeps rows whose text, which is in lower case, has all these words.
  @CanIgnoreReturnValue
  public RowSelection<R> whereContains(String field, List<String> words) {
    for (var i = 0; i < words.size(); i++) {
      var name = "word" + i;
      var escaped = words.get(i).replace("!", "!!").replace("%", "!%").replace("_", "!_");
      where("r." + field + " like :" + name + " escape '!'", name, "%" + escaped + "%");
    }
    return this;
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
  /// @param bound how far rows are usually counted; lists that are taken as a whole say otherwise
  public Uni<Found<R>> page(Mutiny.Session session, Rows rows, int bound) {
    return rows.count() == Rows.Count.NOT
        ? rows(session, rows.limit()).map(found -> new Found<>(found, new Total(1, 0)))
        : page(session, rows.limit(), rows.bound(bound));
  }

  /// A page and the total.
  ///
  /// @param limit most rows
  /// @param bound how far rows are counted
  public Uni<Found<R>> page(Mutiny.Session session, int limit, int bound) {
    return rows(session, limit)
        .flatMap(
            rows ->
                keyset.isEmpty() && rows.size() < Math.min(limit, bound)
                    ? Uni.createFrom().item(new Found<>(rows, new Total(rows.size(), bound)))
                    : total(session, bound).map(total -> new Found<>(rows, total)));
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

  /// In no order, so that any index that finds rows will do; in that of the list, each had to be
  /// looked at. HQL wants one where there is a limit, so it gets one that PostgreSQL leaves out.
  String totalText(int bound) {
    return "select count(*) from (select r.id as id from "
        + entity.getName()
        + " r"
        + where(conditions)
        + " order by cast(null as integer) limit "
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
