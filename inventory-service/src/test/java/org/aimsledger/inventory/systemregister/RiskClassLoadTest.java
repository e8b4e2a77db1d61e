package org.aimsledger.inventory.systemregister;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.LongStream;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the register by class, role and what is due with `-Dmeasure.register.systems=100000`.
@QuarkusTest
@EnabledIfSystemProperty(named = "measure.register.systems", matches = "[0-9]+")
class RiskClassLoadTest {
  private static final int MOST = Integer.getInteger("measure.register.systems", 0);
  private static final String INVENTORY = "/api/inventory/v1/";

  private static void fill() throws Exception {
    var database = DatabaseAccess.ofService();
    if (database.number("select count(*) from system_register") >= MOST) {
      return;
    }
    var _ =
        database.updateAsOwner(
            """
            insert into system_register (id, version, name, organisation, organisation_roles,
              technology, decision_part, offering, stage, high_impact, suspended, origin, flags,
              aliases, search_text, registered_at, updated_at)
            select gen_random_uuid(), 1, 'System ' || n, 'org-' || n % 97,
              case when n % 200 = 0 then array['IMPORTER'] when n % 3 = 0 then array['PROVIDER']
                else array['DEPLOYER'] end, 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'DEPLOYED', 'UNKNOWN',
              false, 'DECLARED', '{}', '{}', 'system ' || n, now(),
              now() - (n || ' seconds')::interval
            from generate_series(1, ?) n
            """,
            MOST);
    var _ =
        database.updateAsOwner(
            """
            insert into system_class (id, version, risk_class, determined_at, applies_from, pack,
              general_purpose, areas, open_questions, due_causes, due_rules, due_since, updated_at)
            select id, 1,
              case when n % 10 = 0 then null when n % 500 = 1 then 'PROHIBITED'
                when n % 4 = 1 then 'HIGH_ANNEX_III' else 'MINIMAL' end,
              now(), '2027-12-02', 'risk-classes@2026.1', 'NONE', '{}', '{}',
              case when n % 50 = 1 then array['RULES_CHANGED'] else '{}' end,
              case when n % 50 = 1 then array['use-recruitment'] else '{}' end,
              case when n % 50 = 1 then now() - (n || ' seconds')::interval end, now()
            from (select id, row_number() over () as n from system_register) numbered
            where n % 20 <> 7 and ? > 0
            """,
            MOST);
    var _ = database.updateAsOwner("analyze system_register");
    var _ = database.updateAsOwner("analyze system_class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ai-systems",
        "ai-systems?riskClass=HIGH_ANNEX_III",
        "ai-systems?riskClass=PROHIBITED",
        "ai-systems?riskClass=PROHIBITED&riskClass=HIGH_ANNEX_III&sort=name",
        "ai-systems?riskClass=HIGH_ANNEX_III&organisation=org-17",
        "ai-systems?undetermined=true",
        "ai-systems?undetermined=false",
        "ai-systems?role=DEPLOYER",
        "ai-systems?role=IMPORTER",
        "risk-class-redeterminations",
        "risk-class-redeterminations?riskClass=HIGH_ANNEX_III&cause=RULES_CHANGED",
        "risk-class-redeterminations?rule=use-recruitment&organisation=org-17"
      })
  void aFilteredPageIsAnsweredInTime(String query) throws Exception {
    // Given
    fill();

    // When
    var times =
        LongStream.range(0, 220)
            .map(
                _ -> {
                  var started = System.nanoTime();
                  var _ =
                      as("vera", "viewer")
                          .urlEncodingEnabled(false)
                          .get(INVENTORY + query)
                          .then()
                          .statusCode(200);
                  return System.nanoTime() - started;
                })
            .skip(20)
            .sorted()
            .toArray();

    // Then
    System.err.printf(
        "%s: median %.1f ms, p99 %.1f ms%n", query, times[100] / 1e6, times[198] / 1e6);
    assertThat(times[198]).isLessThan(50_000_000L);
  }
}
