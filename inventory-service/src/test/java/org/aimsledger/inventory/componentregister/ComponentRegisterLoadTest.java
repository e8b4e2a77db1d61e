package org.aimsledger.inventory.componentregister;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.LongStream;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the list on many rows with `-Dmeasure.register.components=100000`.
@QuarkusTest
@EnabledIfSystemProperty(named = "measure.register.components", matches = "[0-9]+")
class ComponentRegisterLoadTest {
  private static final int MOST = Integer.getInteger("measure.register.components", 0);
  private static final String COMPONENTS = "/api/inventory/v1/components";

  private static void fill() throws Exception {
    var database = DatabaseAccess.ofService();
    if (database.number("select count(*) from component_register") >= MOST) {
      return;
    }
    var _ =
        database.updateAsOwner(
            """
            insert into component_register
            select gen_random_uuid(), 1,
              (array['DATASET', 'MODEL', 'SUPPLIER', 'DATASET_VERSION', 'MODEL_VERSION'])[n % 5 + 1],
              null, null, 'Component ' || n, 'Component ' || n, null, null, '{}', 'u-' || n % 499,
              null, 'Developer ' || n % 97, '{}', (array['YES', 'NO', 'UNKNOWN'])[n % 3 + 1],
              'UNKNOWN', (array['YES', 'NO', 'UNKNOWN'])[n % 7 % 3 + 1], 'UNKNOWN', 'UNKNOWN',
              'UNKNOWN', 'UNKNOWN', case when n % 1000 = 0 then 1 else 0 end, n % 50 = 0,
              'scope', 'X-' || n, 'component ' || n || chr(10) || 'developer ' || n % 97,
              now(), now() - (n || ' seconds')::interval
            from generate_series(1, ?) n
            """,
            MOST);
    var _ = database.updateAsOwner("analyze component_register");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?sort=name",
        "?kind=DATASET",
        "?kind=MODEL&sort=name",
        "?kind=DATASET&kind=MODEL",
        "?kind=DATASET&personalData=UNKNOWN",
        "?kind=MODEL&generalPurpose=YES",
        "?silentlyChanged=true",
        "?owner=u-17",
        "?owner=u-17&kind=SUPPLIER",
        "?retired=true",
        "?externalScope=scope&externalId=X-77",
        "?q=component+777"
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
                          .get(COMPONENTS + query)
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
