package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.junit.jupiter.api.Test;

class OpenLineageReaderTest {
  private static final Path SAMPLES = Path.of("src/test/resources/openlineage");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /// Recorded events in the order in which they arrived.
  static List<String> airflow() {
    try (var files = Files.list(SAMPLES.resolve("airflow"))) {
      return files.sorted().map(OpenLineageReaderTest::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReportDraft read(String event) {
    var delivery = OpenLineageReader.read(event.getBytes(UTF_8), "openlineage", "airflow");
    return switch (ReportIntakeReader.read(delivery.bytes(), NOW)) {
      case IntakeResult.Understood(var draft) -> draft;
      case IntakeResult.Refused(var reason, var detail) ->
          throw new AssertionError(reason + " " + detail);
    };
  }

  private static String event(String dataset) {
    return """
        {"eventType": "COMPLETE", "eventTime": "2026-11-20T08:00:00+01:00", "run": {"runId": "r-1"},
         "job": {"namespace": "etl", "name": "train"}, "inputs": [],
         "outputs": [{"namespace": "pg", "name": "db.t", %s}]}
        """
        .formatted(dataset);
  }

  @Test
  void everyRecordedEventIsOneReportOfItsJob() {
    // When
    var drafts = airflow().stream().map(OpenLineageReaderTest::read).toList();

    // Then
    assertThat(drafts).hasSize(32).allMatch(draft -> draft.kind() == ReportKind.OTHER);
    assertThat(drafts.stream().map(ReportDraft::id).distinct()).hasSize(32);
    assertThat(drafts.stream().map(draft -> draft.system().key()).distinct()).hasSize(16);
    assertThat(
            drafts.stream()
                .collect(Collectors.groupingBy(ReportDraft::type, Collectors.counting())))
        .containsOnly(
            Map.entry("io.openlineage.run-event.START", 16L),
            Map.entry("io.openlineage.run-event.COMPLETE", 16L));
    assertThat(drafts.getFirst().extras().data()).contains("\"_producer\"");
  }

  @Test
  void aFullEventIsKeptWithItsFacets() {
    // When
    var draft = read(text(SAMPLES.resolve("example_full_event.json")));

    // Then
    assertThat(draft.occurredAt()).isEqualTo("2020-12-28T19:51:01.641Z");
    assertThat(draft.system().key())
        .isEqualTo("external:openlineage\nmy-scheduler-namespace/myjob.mytask");
    assertThat(draft.id())
        .isEqualTo("ea041791-68bc-4ae1-bd89-4c8106a157e4/COMPLETE/2020-12-28T19:51:01.641Z");
    assertThat(draft.extras().data()).contains("dataQualityAssertions");
  }

  @Test
  void aFailedAssertionIsAFailedEvaluation() {
    // When
    var draft =
        read(
            event(
                """
                "facets": {"dataQualityAssertions": {"assertions": [
                  {"assertion": "not_null", "column": "b", "success": false},
                  {"assertion": "row_count", "success": true},
                  {"assertion": "not_null", "column": "a", "success": false}]}}
                """));

    // Then
    assertThat(draft.kind()).isEqualTo(ReportKind.EVALUATION_FAILED);
    assertThat(draft.summary()).isEqualTo("2 assertions about data failed");
    assertThat(draft.extras().details())
        .contains(new ReportDetail("failedAssertions", "pg/db.t.a not_null, pg/db.t.b not_null"));
  }

  @Test
  void aDatasetThatIsNoLongerTheSameIsAChangedDataSource() {
    // When
    var draft =
        read(
            event("\"facets\": {\"lifecycleStateChange\": {\"lifecycleStateChange\": \"ALTER\"}}"));

    // Then
    assertThat(draft.kind()).isEqualTo(ReportKind.DATA_SOURCE_CHANGED);
    assertThat(draft.extras().details())
        .containsExactly(
            new ReportDetail("run", "r-1"),
            new ReportDetail("event", "COMPLETE"),
            new ReportDetail("changes", "ALTER pg/db.t"));
  }

  @Test
  void facetsThatAreTooLargeAreLeftOut() {
    // When
    var draft = read(event("\"facets\": {\"documentation\": \"" + "x".repeat(20_000) + "\"}"));

    // Then
    assertThat(draft.extras().data())
        .contains("\"facetsLeftOut\":true")
        .contains("\"name\":\"db.t\"")
        .doesNotContain("xxx");
  }
}
