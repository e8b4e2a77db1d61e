package org.aimsledger.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;

/// The database keeps the shortest times by itself; they are those of the pack.
class RetentionRulesTest {
  @Test
  void theDatabaseKnowsEveryClassOfEveryVersion() {
    try (var database = TrailDatabase.create()) {
      // Given
      var published = new TreeMap<String, String>();
      for (var pack : BundledPacks.load().retentionRules().all()) {
        for (var one : pack.classes()) {
          one.types()
              .forEach(
                  type ->
                      published.put(pack.version() + " " + type, one.id() + " " + one.minimum()));
        }
      }

      // When
      var stored = new TreeMap<String, String>();
      database
          .access()
          .rows(
              "select rule || ' ' || type as k, record_class || ' P' || extract(year from minimum) || 'Y' as v"
                  + " from trail_retention")
          .forEach(row -> stored.put(String.valueOf(row.get("k")), String.valueOf(row.get("v"))));

      // Then
      assertThat(stored).isEqualTo(published);
    }
  }
}
