package org.aimsledger.inventory.registerhistory;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.OwnPlan;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads the register as it was.
@ApplicationScoped
class RegisterHistoryQuery {
  private static final String STATES =
      "select r.id, r.registered_at, r.versions[r.n], r.names[r.n], r.stages[r.n],"
          + " r.high_impacts[r.n], r.technologies[r.n], r.owners[r.n], r.organisations[r.n],"
          + " r.units[r.n], r.vendors[r.n], r.suspensions[r.n], r.flags[r.n]";

  private static final String THEN =
      // The number of states that had begun: a search in a sorted array.
      " from (select h.*, width_bucket(cast(:at as bigint), cast(h.times as bigint[])) as n"
          + " from register_history h) r where r.n > 0";

  /// The same systems by an index.
  private static final String REGISTERED =
      " from register_history h where h.registered_at"
          + " <= timestamptz 'epoch' + cast(:at as bigint) * interval '1 microsecond'";

  private final ReadModel views;

  RegisterHistoryQuery(ReadModel views) {
    this.views = views;
  }

  /// A system as it was.
  record Then(UUID system, Instant registeredAt, long version, SystemState state) {}

  /// Systems that had been registered and passed the filter, by their ids, at most `limit`. Their
  /// number is counted up to a bound, which is lower where each one has to be looked at.
  ///
  /// @param after the last system of the page before
  Uni<Found<Then>> list(RegisterHistoryFilter filter, @Nullable UUID after, int limit) {
    var condition = Condition.of(filter);
    var position = after == null ? "" : " and r.id > :after";
    return views.query(
        RegisterHistoryProjection.NAME,
        session ->
            OwnPlan.of(
                session,
                () -> {
                  var query =
                      session
                          .createNativeQuery(
                              STATES + THEN + condition.text() + position + " order by r.id",
                              Object[].class)
                          .setMaxResults(limit);
                  condition.parameters().forEach(query::setParameter);
                  if (after != null) {
                    query.setParameter("after", after);
                  }
                  return query
                      .getResultList()
                      .map(rows -> rows.stream().map(RegisterHistoryQuery::then).toList())
                      .flatMap(
                          rows ->
                              total(session, filter, condition)
                                  .map(total -> new Found<>(rows, total)));
                }));
  }

  private static Uni<Total> total(
      Mutiny.Session session, RegisterHistoryFilter filter, Condition condition) {
    var bound = filter.isOnlyTheInstant() ? Total.USUAL : Total.SEARCH;
    var rows = filter.isOnlyTheInstant() ? REGISTERED : THEN + condition.text();
    var query =
        session.createNativeQuery(
            "select count(*) from (select 1" + rows + " limit " + (bound + 1) + ") counted",
            Long.class);
    condition.parameters().forEach(query::setParameter);
    return query.getSingleResult().map(counted -> new Total(counted, bound));
  }

  private static Then then(Object[] row) {
    return new Then(
        (UUID) row[0],
        ((OffsetDateTime) row[1]).toInstant(),
        Long.parseLong((String) row[2]),
        new SystemState(
            (String) row[3],
            (String) row[4],
            (String) row[5],
            (String) row[6],
            (String) row[7],
            (String) row[8],
            (String) row[9],
            (String) row[10],
            Boolean.parseBoolean((String) row[11]),
            ((String) row[12]).lines().toList()));
  }

  /// The filter in SQL.
  private record Condition(String text, Map<String, Object> parameters) {
    static Condition of(RegisterHistoryFilter filter) {
      var parts = new ArrayList<String>();
      var parameters = new LinkedHashMap<String, Object>();
      parameters.put("at", RegisterHistoryProjection.micros(filter.at()));
      any(parts, parameters, "stages", filter.stages());
      any(parts, parameters, "high_impacts", filter.highImpacts());
      any(parts, parameters, "technologies", filter.technologies());
      equal(parts, parameters, "organisations", filter.organisation());
      equal(parts, parameters, "units", filter.unit());
      equal(parts, parameters, "owners", filter.owner());
      equal(
          parts,
          parameters,
          "suspensions",
          filter.suspended() == null ? null : filter.suspended().toString());
      if (filter.flag() != null) {
        parts.add(" and cast(:flag as text) = any(string_to_array(r.flags[r.n], chr(10)))");
        parameters.put("flag", filter.flag());
      }
      for (var i = 0; i < filter.words().size(); i++) {
        var like = " like :word" + i + " escape '!'";
        parts.add(" and text_lines(r.names)" + like + then("lower(r.names[r.n])" + like));
        parameters.put("word" + i, "%" + escaped(filter.words().get(i)) + "%");
      }
      return new Condition(String.join("", parts), parameters);
    }

    private static void any(
        List<String> parts,
        Map<String, Object> parameters,
        String column,
        Collection<? extends Enum<?>> values) {
      if (!values.isEmpty()) {
        var ever = " and r." + column + " && cast(:" + column + " as varchar[])";
        parts.add(ever + then("r." + column + "[r.n] = any(cast(:" + column + " as text[]))"));
        parameters.put(column, values.stream().map(Enum::name).toArray(String[]::new));
      }
    }

    private static void equal(
        List<String> parts, Map<String, Object> parameters, String column, @Nullable String value) {
      if (value != null) {
        var ever = " and r." + column + " @> array[cast(:" + column + " as varchar)]";
        parts.add(ever + then("r." + column + "[r.n] = :" + column));
        parameters.put(column, value);
      }
    }

    /// What holds for the state then, after an index has found the rows for which it ever did. In a
    /// form of which PostgreSQL assumes that it holds for many: it would count the condition twice.
    private static String then(String condition) {
      return " and coalesce(" + condition + ", false)";
    }

    private static String escaped(String word) {
      return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
  }
}
