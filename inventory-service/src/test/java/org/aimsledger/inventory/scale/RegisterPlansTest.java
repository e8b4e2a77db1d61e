package org.aimsledger.inventory.scale;

import static java.util.Map.entry;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is asked for by few rows comes from an index, as PostgreSQL counts its use.
@QuarkusTest
class RegisterPlansTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final String AT = "register?at=2100-01-01T00:00:00Z";
  private static final LargeRegister REGISTER = new LargeRegister(4_000, 8_000, 400);

  /// Filters that hardly any row passes, and the index that says so.
  private static final Map<String, String> INDEXES =
      Map.ofEntries(
          entry("ai-systems?q=鑫鑫", "system_register_by_part"),
          entry("ai-systems?riskClass=PROHIBITED", "system_class_by_name"),
          entry("components?q=zq", "component_register_by_part"),
          entry("search?q=zq", "record_search_by_part"),
          entry("component-links?relation=TRAINED_ON", "dependency_link_by_relation"),
          entry("component-links?active=false", "dependency_link_removed"),
          entry(AT + "&unit=unit-17", "register_history_ever"),
          entry("gate-compliance?tier=PROHIBITED", "gate_compliance_by_tier"),
          entry("gate-compliance?stage=UNKNOWN", "gate_compliance_kinds"),
          entry("components?dueDiligence=PASSED", "component_register_kinds"));

  @BeforeAll
  static void fill() throws Exception {
    REGISTER.fill(DatabaseAccess.ofService());
  }

  @AfterAll
  static void remove() throws Exception {
    REGISTER.remove(DatabaseAccess.ofService());
  }

  @Test
  void aFilterThatFewRowsPassIsAnsweredFromAnIndex() throws Exception {
    // Given
    var before = uses();

    // When
    INDEXES.keySet().forEach(RegisterPlansTest::ask);

    // Then
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!unused(before).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(500);
    }
    assertThat(unused(before)).isEmpty();
  }

  private static List<String> unused(Map<String, Long> before) {
    var now = uses();
    return INDEXES.values().stream()
        .filter(index -> now.getOrDefault(index, 0L) <= before.getOrDefault(index, 0L))
        .toList();
  }

  private static void ask(String question) {
    var _ = as("vera", "viewer").get("/api/inventory/v1/" + question).then().statusCode(200);
  }

  private static Map<String, Long> uses() {
    var rows =
        DatabaseAccess.ofService().rows("select indexrelname, idx_scan from pg_stat_user_indexes");
    return rows.stream()
        .map(row -> List.copyOf(row.values()))
        .collect(Collectors.toMap(row -> (String) row.getFirst(), row -> (Long) row.getLast()));
  }
}
