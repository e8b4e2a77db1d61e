package org.aimsledger.inventory.scale;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever index a search comes from, it finds the texts that have its words: names in three
/// languages, of few different characters, so that some words are in hardly any and others in most.
@QuarkusTest
class SearchAnswersTest {
  private static final long SEED = 20261129;
  private static final int ROWS = 2_500;
  private static final int QUESTIONS = 60;
  private static final String API = "/api/inventory/v1/";
  private static final List<String> SYLLABLES =
      List.of(
          "tax", "vi", "sa", "offi", "ce", "7", "40", "a", "x", "评", "估", "福利", "审核", "语言", "模型",
          "評", "審", "簽證", "助理", "𠀀", "%", "_", "!");

  private static final String RECORDS =
      """
      insert into record_search (id, kind, subject, name, fields, texts, names, search_text, parts,
        retired, updated_at)
      select 'FOUND/' || c.id, 'FOUND', c.id, c.name, array['name'], array[c.name], array[c.name],
        c.search_text, c.parts, false, c.updated_at
      from component_register c
      where c.external_scope = 'found'
      """;

  @BeforeAll
  static void fill() throws SQLException {
    remove();
    var random = new Random(SEED);
    for (var i = 0; i < ROWS; i += 100) {
      var names = new String[100];
      for (var j = 0; j < names.length; j++) {
        names[j] = name(random);
      }
      insert(i, names);
    }
    var _ = DatabaseAccess.ofService().updateAsOwner(RECORDS);
    for (var table : List.of("component_register", "record_search")) {
      var _ = DatabaseAccess.ofService().updateAsOwner("analyze " + table);
    }
  }

  private static void insert(int first, String[] names) throws SQLException {
    var _ =
        DatabaseAccess.ofService()
            .updateAsOwner(
                "insert into component_register (id, version, kind, name, aliases, owner, licences,"
                    + " personal_data, sensitive_data, general_purpose, due_diligence, acquisition,"
                    + " environment, criticality, silent_changes, retired, external_scope,"
                    + " search_text, parts, registered_at, updated_at)"
                    + " select cast(md5('found-' || n) as uuid), 1, 'TOOL', name, '{}', 'o', '{}',"
                    + " 'NO', 'NO', 'NO', 'NO', 'NO', 'NO', 'NO', 0, false, 'found', name,"
                    + " array(select distinct unnest(text_parts(name))), now(),"
                    + " now() - n * interval '1 second'"
                    + " from unnest(cast(? as text[])) with ordinality as g (name, place),"
                    + " lateral (select place + ? as n) numbered",
                names,
                first);
  }

  @AfterAll
  static void remove() throws SQLException {
    var _ =
        DatabaseAccess.ofService()
            .updateAsOwner("delete from component_register where external_scope = 'found'");
    var _ =
        DatabaseAccess.ofService().updateAsOwner("delete from record_search where kind = 'FOUND'");
  }

  private static String name(Random random) {
    return random
        .ints(2 + random.nextInt(5), 0, SYLLABLES.size())
        .mapToObj(i -> SYLLABLES.get(i) + (random.nextInt(3) == 0 ? " " : ""))
        .collect(Collectors.joining());
  }

  /// One to three words that a name may have.
  private static List<String> words(Random random) {
    var words = new ArrayList<String>();
    for (var i = random.nextInt(3); i >= 0; i--) {
      var name = name(random).replace(" ", "").codePoints().toArray();
      var from = random.nextInt(name.length);
      var to = Math.min(name.length, from + 1 + random.nextInt(4));
      words.add(new String(name, from, to - from));
    }
    return words;
  }

  @Test
  void anIndexFindsWhatReadingEverythingFinds() {
    // Given
    var random = new Random(SEED);
    var sizes = new ArrayList<Integer>();

    for (var i = 0; i < QUESTIONS; i++) {
      var words = words(random);

      // When
      var answer =
          as("vera", "viewer")
              .queryParam("q", String.join(" ", words))
              .queryParam("externalScope", "found")
              .queryParam("limit", 500)
              .get(API + "components")
              .then()
              .statusCode(200)
              .extract();
      var alone =
          as("vera", "viewer")
              .queryParam("q", String.join(" ", words))
              .get(API + "components")
              .then()
              .statusCode(200)
              .extract();

      // Then
      var expected = read(words, " and external_scope = 'found'");
      List<String> ids = answer.path("items.id");
      assertThat(ids)
          .as("seed %d, words %s", SEED, words)
          .isEqualTo(expected.subList(0, Math.min(500, expected.size())));
      assertThat(total(answer.path("total"), answer.path("totalAtLeast")))
          .as("seed %d, words %s", SEED, words)
          .isEqualTo(Math.min(1_001, expected.size()));
      assertThat(total(alone.path("total"), alone.path("totalAtLeast")))
          .as("seed %d, words %s and no filter", SEED, words)
          .isEqualTo(Math.min(1_001, read(words, "").size()));
      sizes.add(expected.size());
    }

    // Then
    assertThat(sizes).anyMatch(size -> size > 1_000).anyMatch(size -> size > 0 && size < 1_000);
  }

  @Test
  void aSearchOverEverythingFindsTheSame() {
    // Given
    var random = new Random(SEED + 1);
    var sizes = new ArrayList<Integer>();

    for (var i = 0; i < QUESTIONS; i++) {
      var words = words(random);
      var expected = read(words, " and external_scope = 'found'");

      // When
      var answer =
          as("vera", "viewer")
              .queryParam("q", String.join(" ", words))
              .queryParam("kind", "FOUND")
              .queryParam("limit", 500)
              .get(API + "search")
              .then()
              .statusCode(200)
              .extract();

      // Then
      List<String> ids = answer.path("items.id");
      assertThat(ids).as("seed %d, words %s", SEED, words).hasSize(Math.min(500, expected.size()));
      assertThat(expected).as("seed %d, words %s", SEED, words).containsAll(ids);
      sizes.add(expected.size());
    }

    // Then
    assertThat(sizes).anyMatch(size -> size > 500).anyMatch(size -> size > 0 && size < 500);
  }

  private static int total(Integer total, Integer atLeast) {
    return total == null ? atLeast + 1 : total;
  }

  private static List<String> read(List<String> words, String more) {
    var condition =
        words.stream()
            .map(_ -> "position(? in search_text) > 0")
            .collect(Collectors.joining(" and "));
    return DatabaseAccess.ofService()
        .rows(
            "select cast(id as text) as id from component_register where "
                + condition
                + more
                + " order by updated_at, id",
            words.toArray())
        .stream()
        .map(row -> String.valueOf(row.get("id")))
        .toList();
  }
}
