package org.aimsledger.inventory.recordsearch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.ShortWords;
import org.aimsledger.servicekit.paging.OwnPlan;
import org.jspecify.annotations.Nullable;

/// Finds records.
@ApplicationScoped
class RecordSearchQuery {
  private static final String COLUMNS =
      "c.kind, c.subject, c.system, c.name, c.retired, c.updated_at";

  private final ReadModel views;
  private final int candidates;

  RecordSearchQuery(ReadModel views, InventoryConfig config) {
    this.views = views;
    this.candidates = config.search().candidates();
  }

  /// What is looked for.
  ///
  /// @param words folded; all of them are in a record
  /// @param kinds empty: any
  record Question(List<String> words, Set<String> kinds) {
    Question {
      words = List.copyOf(words);
      kinds = Set.copyOf(kinds);
    }

    String whole() {
      return String.join(" ", words);
    }
  }

  /// A record that was found.
  ///
  /// @param rank 0: a name is the text, 1: a name begins with it, 2: a name has it, 3: the rest
  record Hit(
      int rank,
      String kind,
      UUID subject,
      @Nullable UUID system,
      String name,
      boolean retired,
      Instant updatedAt) {}

  /// The best, and whether there were more candidates than were compared.
  record Hits(List<Hit> best, boolean more) {}

  /// The best of the candidates, at most `limit`.
  Uni<Hits> find(Question question, int limit) {
    var condition = Condition.of(question);
    return views.query(
        RecordSearchProjection.NAME,
        session ->
            OwnPlan.of(
                session,
                () -> {
                  var query =
                      session
                          .createNativeQuery(text(condition), Object[].class)
                          .setMaxResults(limit);
                  condition.parameters().forEach(query::setParameter);
                  query.setParameter("whole", question.whole());
                  query.setParameter("names", new String[] {question.whole()});
                  query.setParameter("beginning", escaped(question.whole()) + "%");
                  query.setParameter("inside", "%" + escaped(question.whole()) + "%");
                  return query.getResultList().map(this::hits);
                }));
  }

  // Names that are the text come from an index of their own, so that they are compared however many
  // candidates there are. They have all words; asked for them as well, PostgreSQL would take the
  // index of the words, which finds many.
  private String text(Condition condition) {
    var columns = COLUMNS.replace("c.", "r.") + ", r.id, r.names";
    var isName = "r.names @> cast(:names as varchar[])";
    var exact =
        "(select "
            + columns
            + " from record_search r where "
            + isName
            + condition.kinds()
            + " limit "
            + candidates
            + ")";
    var others =
        "(select "
            + columns
            + " from "
            + condition.from()
            + " r where not ("
            + isName
            + ")"
            + condition.text()
            + " limit "
            + (candidates + 1)
            + ")";
    return "with candidates as materialized ("
        + exact
        + " union all "
        + others
        + ") select case when :whole = any(c.names) then 0"
        + " when exists (select 1 from unnest(c.names) n where n like :beginning escape '!') then 1"
        + " when exists (select 1 from unnest(c.names) n where n like :inside escape '!') then 2"
        + " else 3 end as rank, "
        + COLUMNS
        + ", (select count(*) from candidates) as compared"
        + " from candidates c order by rank, c.retired, c.name, c.id";
  }

  private Hits hits(List<Object[]> rows) {
    var best = new ArrayList<Hit>(rows.size());
    for (var row : rows) {
      best.add(
          new Hit(
              ((Number) row[0]).intValue(),
              (String) row[1],
              (UUID) row[2],
              (UUID) row[3],
              (String) row[4],
              (Boolean) row[5],
              ((OffsetDateTime) row[6]).toInstant()));
    }
    var compared = rows.isEmpty() ? 0 : ((Number) rows.getFirst()[7]).longValue();
    return new Hits(best, compared > candidates);
  }

  /// The words and kinds in SQL.
  ///
  /// @param from the records among which they are looked for
  /// @param kinds the kinds alone
  private record Condition(String from, String text, String kinds, Map<String, Object> parameters) {
    static Condition of(Question question) {
      var parts = new ArrayList<String>();
      var parameters = new LinkedHashMap<String, Object>();
      var shortWords = ShortWords.in(question.words());
      // Those of scripts without spaces are found by pairs of neighbours.
      var byParts =
          question.words().stream()
              .anyMatch(word -> ShortWords.isShort(word) && SearchText.pairs(word).isEmpty());
      if (byParts) {
        parameters.putAll(shortWords);
      }
      for (var i = 0; i < question.words().size(); i++) {
        var word = question.words().get(i);
        var pairs = SearchText.longest(word);
        // A word that is one pair is in every text with the pair; asked for, too, it would lead
        // PostgreSQL to the trigrams.
        if (byParts || !pairs.equals(Set.of(word))) {
          parts.add(" and r.search_text like :word" + i + " escape '!'");
          parameters.put("word" + i, "%" + escaped(word) + "%");
        }
        if (!byParts && !pairs.isEmpty()) {
          parts.add(" and r.parts @> cast(:pairs" + i + " as varchar[])");
          parameters.put("pairs" + i, pairs.toArray(String[]::new));
        }
      }
      var kinds = question.kinds().isEmpty() ? "" : " and r.kind = any(cast(:kinds as text[]))";
      parts.add(kinds);
      if (!question.kinds().isEmpty()) {
        parameters.put("kinds", question.kinds().toArray(String[]::new));
      }
      var from = byParts ? withParts(shortWords.keySet()) : "record_search";
      return new Condition(from, String.join("", parts), kinds, parameters);
    }

    /// Records with short words. By itself, so that the index with all parts is asked first.
    private static String withParts(Collection<String> names) {
      return names.stream()
          .map(name -> "cast(:" + name + " as varchar)")
          .collect(
              Collectors.joining(
                  ", ", "(select s.* from record_search s where s.parts @> array[", "] offset 0)"));
    }
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
