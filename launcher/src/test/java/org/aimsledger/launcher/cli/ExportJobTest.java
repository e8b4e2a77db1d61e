package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportJobTest {
  private static final UUID SUBJECT = UUID.fromString("01980000-0000-7000-8000-000000000001");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theBundleIsSavedByteForByteOnceItIsReady() throws Exception {
    // Given
    var bundle = new byte[] {'P', 'K', 0, (byte) 0xff, 10, 13};
    var file = folder.resolve("bundle.zip");
    try (var api = FakeApi.start()) {
      api.thenJson(201, "{\"id\":\"export-1\"}")
          .thenJson(409, "{\"title\":\"not sealed yet\"}")
          .then(200, "application/zip", bundle);

      // When
      boolean saved = run(api, file);

      // Then
      assertThat(saved).isTrue();
      assertThat(file).hasBinaryContent(bundle);
      assertThat(folder.resolve("bundle.zip.part")).doesNotExist();
      assertThat(api.requests().getFirst().body()).isEqualTo("{\"subject\":\"" + SUBJECT + "\"}");
      assertThat(api.requests().getLast().line())
          .isEqualTo("GET /api/audit/v1/exports/export-1/bundle");
      assertThat(out.toString()).contains("(6 bytes)", "./aims verify " + file);
    }
  }

  @Test
  void aPlaceThatCanNotBeWrittenToIsSaidBeforeAnythingIsExported() throws Exception {
    // Given
    var file = folder.resolve("missing/bundle.zip");
    try (var api = FakeApi.start()) {

      // When
      boolean saved = run(api, file);

      // Then
      assertThat(saved).isFalse();
      assertThat(api.requests()).isEmpty();
      assertThat(err.toString())
          .isEqualTo("Cannot save to " + file + ": name a file in a folder that exists.\n");
    }
  }

  @Test
  void aSubjectNobodyKnowsLeavesNoFile() throws Exception {
    // Given
    var file = folder.resolve("bundle.zip");
    try (var api = FakeApi.start()) {
      api.thenJson(404, "{\"title\":\"Unknown subject\"}");

      // When
      boolean saved = run(api, file);

      // Then
      assertThat(saved).isFalse();
      assertThat(file).doesNotExist();
      assertThat(err.toString()).isEqualTo("The service answered 404: Unknown subject\n");
    }
  }

  private boolean run(FakeApi api, Path file) throws IOException, InterruptedException {
    try (var client = new ApiClient(api.address(), "the-token", Duration.ofSeconds(20))) {
      return new ExportJob(client, new PrintWriter(out, true), new PrintWriter(err, true))
          .run(JsonNodeFactory.instance.objectNode().put("subject", SUBJECT.toString()), file);
    }
  }
}
