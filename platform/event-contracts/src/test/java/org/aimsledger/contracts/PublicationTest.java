package org.aimsledger.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was published stays readable: the check on this repository, and every rule of it seen red.
class PublicationTest {
  private static final Path ROOT = Path.of("../..");
  private static final String LIT = "org.aimsledger.risk.lamp-lit.v1";
  private static final String SCHEMA =
      """
      {"type": "object", "properties": {"watts": {"type": "integer"}}, "required": ["watts"]}
      """;
  private static final String APPROVED = "risk-service/src/test/resources/approved/";

  @TempDir Path folder = Path.of("");

  private Publication published() throws IOException {
    write(APPROVED + LIT + ".json", "{\"watts\": 7}");
    var publication = with(Map.of(LIT, SCHEMA));
    publication.publish();
    return publication;
  }

  private Publication with(Map<String, String> current) {
    return new Publication(folder, new TreeMap<>(current));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void everyEventOfThisRepositoryIsPublishedAndStillFits() throws IOException {
    // Given
    var publication = new Publication(ROOT, Publication.today());
    if (Boolean.getBoolean("aims.publish")) {
      publication.publish();
    }

    // When
    var problems = publication.problems();

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void whatWasJustPublishedHasNoProblems() throws IOException {
    // When
    var problems = published().problems();

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void anEventWithoutApprovedDocumentIsReported() throws IOException {
    // Given
    var _ = published();

    // When
    var problems = with(Map.of(LIT, SCHEMA, LIT.replace("lit", "broken"), SCHEMA)).problems();

    // Then
    assertThat(problems)
        .hasSize(2)
        .first()
        .asString()
        .startsWith("org.aimsledger.risk.lamp-broken.v1 has no approved document");
  }

  @Test
  void aChangedApprovedDocumentIsReported() throws IOException {
    // Given
    var publication = published();
    write(APPROVED + LIT + ".json", "{\"watts\": 8}");

    // When
    var problems = publication.problems();

    // Then
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("was published and has been changed", "new version", "upcaster");
  }

  @Test
  void aChangedPublishedSchemaIsReported() throws IOException {
    // Given
    var publication = published();
    write(Publication.PUBLISHED + "schemas/" + LIT + ".json", SCHEMA + " ");

    // When
    var problems = publication.problems();

    // Then
    assertThat(problems).singleElement().asString().contains("has been changed");
  }

  @Test
  void aRemovedApprovedDocumentIsReported() throws IOException {
    // Given
    var publication = published();
    Files.delete(folder.resolve(APPROVED + LIT + ".json"));

    // When
    var problems = publication.problems();

    // Then
    assertThat(problems).first().asString().contains("was published and is gone");
  }

  @Test
  void aDocumentThatNobodyPinnedIsReported() throws IOException {
    // Given
    var publication = published();
    write(APPROVED + LIT.replace(".v1", ".v1~dark") + ".json", "{\"watts\": 0}");

    // When
    var problems = publication.problems();

    // Then
    assertThat(problems).singleElement().asString().contains("~dark.json is not pinned");
  }

  @Test
  void aSchemaThatNoLongerFitsIsReportedWithWhatToDo() throws IOException {
    // Given
    var _ = published();

    // When
    var problems = with(Map.of(LIT, SCHEMA.replace("integer", "string"))).problems();

    // Then
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith(LIT + ", watts: type was integer, is string.")
        .contains("new version (.v2, a new @WireName)", "upcaster");
  }

  @Test
  void aLaterVersionMayTakeThePlaceOfAnOldOne() throws IOException {
    // Given
    var _ = published();
    var next = LIT.replace(".v1", ".v2");
    write(APPROVED + next + ".json", "{\"lumens\": 700}");
    var publication = with(Map.of(next, SCHEMA.replace("watts", "lumens")));
    publication.publish();

    // When
    var problems = publication.problems();

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void aPublishedEventWithoutAnyVersionTodayIsReported() throws IOException {
    // Given
    var _ = published();

    // When
    var problems = with(Map.of()).problems();

    // Then
    assertThat(problems).singleElement().asString().contains("no later version of it exists");
  }

  @Test
  void publishingAgainChangesNothing() throws IOException {
    // Given
    var publication = published();
    var manifest = folder.resolve(Publication.PUBLISHED + "manifest.txt");
    var before = Files.readString(manifest);

    // When
    publication.publish();

    // Then
    assertThat(Files.readString(manifest)).isEqualTo(before).hasLineCount(2);
  }

  @Test
  void theManifestHasOnlyGrownSinceWhatWasDeliveredLast() throws Exception {
    // Given
    var delivered = delivered();

    // When
    var removed = removed(delivered, Files.readString(ROOT.resolve(Publication.MANIFEST)));

    // Then
    assertThat(removed).isEmpty();
  }

  @Test
  void aLineThatWasTakenOutOrChangedIsFound() {
    // When
    var removed = removed("aa  one\nbb  two\n", "aa  one\nbc  two\ndd  three\n");

    // Then
    assertThat(removed).containsExactly("bb  two");
  }

  private static List<String> removed(String before, String now) {
    var lines = now.lines().toList();
    return before.lines().filter(line -> !lines.contains(line)).toList();
  }

  /// The manifest on the main branch of the origin, else of the last commit; empty where there is
  /// no git, or no manifest yet.
  private static String delivered() throws IOException, InterruptedException {
    for (var revision : List.of("origin/main", "HEAD")) {
      var git =
          new ProcessBuilder("git", "show", revision + ":" + Publication.MANIFEST)
              .directory(ROOT.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() == 0) {
        return text;
      }
    }
    return "";
  }
}
