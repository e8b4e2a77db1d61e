package org.aimsledger.servicekit.paging;

import static java.util.stream.Collectors.joining;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

  /// A page of the usual size fits.
  private static final int FEWEST_IDS = 64;

  private final Class<R> entity;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private String keyset = "";
  private final Map<String, Object> position = new LinkedHashMap<>();
  private final List<Word> words = new ArrayList<>();
  private final List<Aside> asides = new ArrayList<>();
  private @Nullable String orderField;
  private Direction direction = Direction.UP;
  private boolean idsFirst;
  private boolean ownPlan;

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
        .collect(joining(", "));
  }

  /// Keeps rows whose text, which is in lower case, has all these words. Each such query is planned
  /// for its words.
  @CanIgnoreReturnValue
  public RowSelection<R> whereContains(String field, List<String> words) {
    ownPlan |= !words.isEmpty();
    for (var word : words) {
      this.words.add(new Word(field, "word" + this.words.size(), word));
    }
    return this;
  }

  /// Keeps rows whose field is at or after the value, if there is one.
  @CanIgnoreReturnValue
  public RowSelection<R> whereSince(String field, @Nullable Object value) {
    return value == null ? this : where("r." + field + " >= :since", "since", value);
  }

  /// Keeps rows whose id is that of a row of another entity for which the condition holds.
  ///
  /// @param condition calls the other row `a`; without parameters
  @CanIgnoreReturnValue
  public RowSelection<R> whereAmong(Class<?> other, String condition) {
    asides.add(new Aside(other, condition, Map.of(), false));
    return this;
  }

  /// Adds a condition that follows from the words of [#whereContains], which come first, and that
  /// an index answers: where few rows have the words, they are found by it. Where many do, they are
  /// found sooner without it.
  ///
  /// @param condition calls the row `a`
  @CanIgnoreReturnValue
  public RowSelection<R> hint(String condition, Map<String, ?> parameters) {
    var all = new LinkedHashMap<String, Object>(parameters);
    words.forEach(word -> all.put(word.name(), word.value(true)));
    var whole =
        condition + words.stream().map(word -> " and " + word.plain("a")).collect(joining());
    asides.add(new Aside(entity, whole, all, true));
    return this;
  }

  /// Finds the ids of a page first, and then their rows. For conditions on columns that the index
  /// of the order holds, too: rows that don't pass are then never read, however many there are
  /// before one that does.
  @CanIgnoreReturnValue
  public RowSelection<R> idsFirst() {
    idsFirst = true;
    return this;
  }

  /// Has each query planned for its values: see [OwnPlan].
  @CanIgnoreReturnValue
  public RowSelection<R> ownPlan() {
    ownPlan = true;
    return this;
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
    this.orderField = field;
    this.direction = direction;
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
    return switch (rows.count()) {
      case NOT -> rows(session, rows.limit()).map(found -> new Found<>(found, new Total(1, 0)));
      case USUAL, WHOLE -> page(session, rows.limit(), rows.bound(bound));
    };
  }

  /// A page and the total.
  ///
  /// @param limit most rows
  /// @param bound how far rows are counted
  public Uni<Found<R>> page(Mutiny.Session session, int limit, int bound) {
    return planned(
        session,
        few ->
            read(session, limit, few)
                .flatMap(
                    rows ->
                        keyset.isEmpty() && rows.size() < Math.min(limit, bound)
                            ? Uni.createFrom()
                                .item(new Found<>(rows, new Total(rows.size(), bound)))
                            : counted(session, bound, few).map(total -> new Found<>(rows, total))));
  }

  /// At most `limit` rows from the position on.
  public Uni<List<R>> rows(Mutiny.Session session, int limit) {
    return planned(session, few -> read(session, limit, few));
  }

  /// How many rows there are on all pages, up to the bound.
  public Uni<Total> total(Mutiny.Session session, int bound) {
    return planned(session, few -> counted(session, bound, few));
  }

  /// @param queries gets the conditions that few rows pass
  private <T> Uni<T> planned(Mutiny.Session session, Function<Set<Aside>, Uni<T>> queries) {
    return ownPlan
        ? OwnPlan.of(session, () -> few(session).flatMap(queries::apply))
        : few(session).flatMap(queries::apply);
  }

  private Uni<Set<Aside>> few(Mutiny.Session session) {
    Uni<Set<Aside>> few = Uni.createFrom().item(Set.of());
    for (var aside : asides) {
      few = few.flatMap(before -> few(session, before, aside));
    }
    return few;
  }

  private static Uni<Set<Aside>> few(Mutiny.Session session, Set<Aside> before, Aside aside) {
    var query = session.createSelectionQuery(aside.count(), Long.class);
    aside.parameters().forEach(query::setParameter);
    return query
        .getSingleResult()
        .map(
            counted -> {
              var few = new LinkedHashSet<>(before);
              if (counted <= Total.SEARCH) {
                few.add(aside);
              }
              return few;
            });
  }

  private Uni<List<R>> read(Mutiny.Session session, int limit, Set<Aside> few) {
    var query = session.createSelectionQuery(rowsText(limit, few), entity).setMaxResults(limit);
    parameters(few).forEach(query::setParameter);
    position.forEach(query::setParameter);
    return query.getResultList();
  }

  private Uni<Total> counted(Mutiny.Session session, int bound, Set<Aside> few) {
    if (isKnownToBeMany(bound, few)) {
      return Uni.createFrom().item(new Total(bound + 1L, bound));
    }
    var query = session.createSelectionQuery(totalText(bound, few), Long.class);
    parameters(few).forEach(query::setParameter);
    return query.getSingleResult().map(counted -> new Total(counted, bound));
  }

  /// Whether nothing but words is asked for, and more rows have them than are counted: looking for
  /// few of them has found that out.
  private boolean isKnownToBeMany(int bound, Set<Aside> few) {
    return bound <= Total.SEARCH
        && conditions.isEmpty()
        && asides.size() == 1
        && asides.getFirst().implied()
        && few.isEmpty();
  }

  /// @param few conditions that few rows pass
  String rowsText(int limit, Set<Aside> few) {
    var all = conditions(few, Aside::checked);
    var filtered = !all.isEmpty();
    if (!keyset.isEmpty()) {
      all.add(keyset);
    }
    var rows = entity.getName() + " r" + where(all) + order("r");
    return idsFirst && filtered
        ? "from "
            + entity.getName()
            + " w where w.id in (select f.id from (select r.id as id from "
            + rows
            + " limit "
            + rounded(limit)
            + ") f)"
            + order("w")
        : "from " + rows;
  }

  private String order(String row) {
    var first = orderField == null ? "" : row + "." + orderField + direction.suffix + ", ";
    return " order by " + first + row + ".id" + direction.suffix;
  }

  /// A few numbers, and not each that a client may ask for: every text is parsed and planned once.
  private static int rounded(int limit) {
    var rounded = FEWEST_IDS;
    while (rounded < limit) {
      rounded *= 4;
    }
    return rounded;
  }

  /// In no order, so that any index that finds rows will do; in that of the list, each had to be
  /// looked at. HQL wants one where there is a limit, so it gets one that PostgreSQL leaves out.
  String totalText(int bound, Set<Aside> few) {
    return "select count(*) from (select r.id as id from "
        + entity.getName()
        + " r"
        + where(conditions(few, Aside::joined))
        + " order by cast(null as integer) limit "
        + (bound + 1)
        + ") counted";
  }

  /// ` where …`, for a query of one's own over the same rows; empty when there is no condition.
  public String conditions() {
    return where(conditions(Set.of(), Aside::joined));
  }

  private List<String> conditions(Set<Aside> few, Function<Aside, String> ofMany) {
    var all = new ArrayList<>(conditions);
    for (var word : words) {
      all.add(word.condition(isFound(few)));
    }
    for (var aside : asides) {
      if (few.contains(aside)) {
        all.add(aside.found());
      } else if (!aside.implied()) {
        all.add(ofMany.apply(aside));
      }
    }
    return all;
  }

  /// Whether rows with the words are found without looking for all words.
  private static boolean isFound(Set<Aside> few) {
    return few.stream().anyMatch(Aside::implied);
  }

  /// The values that [#conditions] needs.
  public Map<String, Object> parameters() {
    return parameters(Set.of());
  }

  private Map<String, Object> parameters(Set<Aside> few) {
    var all = new LinkedHashMap<>(parameters);
    words.forEach(word -> all.put(word.name(), word.value(isFound(few))));
    few.forEach(aside -> all.putAll(aside.parameters()));
    return all;
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
