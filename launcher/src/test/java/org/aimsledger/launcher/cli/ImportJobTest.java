package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJobTest {
  private static final String COUNTS =
      "\"total\":4,\"registered\":3,\"changed\":0,\"unchanged\":0,\"quarantined\":1,\"flagged\":2";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTheFiles() throws IOException {
    Files.writeString(folder.resolve("systems.csv"), "id,name\n1,Chatbot\n");
    Files.writeString(folder.resolve("mapping.yaml"), "columns: {}\n");
  }

  @Test
  void theFilesAreUploadedTheJobIsFollowedAndTheCountsArePrinted() throws Exception {
    // Given
    try (var api = FakeApi.start()) {
      api.thenJson(202, "{\"id\":\"job-1\"}")
          .thenJson(200, "{\"state\":\"RUNNING\",\"processed\":2,\"total\":4}")
          .thenJson(200, "{\"state\":\"COMPLETED\",\"processed\":4," + COUNTS + "}");

      // When
      boolean completed = run(api);

      // Then
      assertThat(completed).isTrue();
      assertThat(api.requests())
          .extracting(FakeApi.Request::line)
          .containsExactly(
              "POST /api/inventory/v1/imports",
              "GET /api/inventory/v1/imports/job-1",
              "GET /api/inventory/v1/imports/job-1");
      var upload = api.requests().getFirst();
      assertThat(upload.authorization()).isEqualTo("Bearer the-token");
      assertThat(upload.idempotencyKey()).hasSize(36);
      assertThat(upload.body())
          .contains("name=\"mapping\"; filename=\"mapping.yaml\"", "columns: {}\n")
          .contains("name=\"file\"; filename=\"systems.csv\"", "id,name\n1,Chatbot\n");
      assertThat(out.toString())
          .contains("50 %  2 of 4", "100 %  4 of 4", "Import job-1: completed")
          .containsPattern("registered +3\n")
          .containsPattern("quarantined +1\n");
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void anImportThatFailsSaysWhy() throws Exception {
    // Given
    try (var api = FakeApi.start()) {
      api.thenJson(202, "{\"id\":\"job-2\"}")
          .thenJson(
              200,
              "{\"state\":\"FAILED\",\"processed\":0,\"total\":0,\"failure\":\"column agency is missing\"}");

      // When
      boolean completed = run(api);

      // Then
      assertThat(completed).isFalse();
      assertThat(err.toString()).isEqualTo("The import failed: column agency is missing\n");
    }
  }

  @Test
  void aRefusedUploadShowsTheProblemOfTheService() throws Exception {
    // Given
    try (var api = FakeApi.start()) {
      api.then(
          403,
          "application/problem+json",
          "{\"title\":\"Role missing\",\"detail\":\"contributor is needed\"}"
              .getBytes(StandardCharsets.UTF_8));

      // When
      boolean completed = run(api);

      // Then
      assertThat(completed).isFalse();
      assertThat(err.toString())
          .isEqualTo("The service answered 403: Role missing – contributor is needed\n");
    }
  }

  @Test
  void aServiceThatIsAwayForAMomentIsAskedAgainWithTheSameKey() throws Exception {
    // Given
    try (var api = FakeApi.start()) {
      api.thenJson(503, "{}")
          .thenJson(202, "{\"id\":\"job-3\"}")
          .thenJson(503, "{}")
          .thenJson(200, "{\"state\":\"COMPLETED\",\"processed\":4," + COUNTS + "}");

      // When
      boolean completed = run(api);

      // Then
      assertThat(completed).isTrue();
      assertThat(api.requests().get(0).idempotencyKey())
          .isEqualTo(api.requests().get(1).idempotencyKey());
    }
  }

  private boolean run(FakeApi api) throws IOException, InterruptedException {
    try (var client = new ApiClient(api.address(), "the-token", Duration.ofSeconds(20))) {
      return new ImportJob(client, new PrintWriter(out, true), new PrintWriter(err, true), false)
          .run(folder.resolve("systems.csv"), folder.resolve("mapping.yaml"));
    }
  }
}
