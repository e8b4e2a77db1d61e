package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator himself signs something wrong: proofs and signatures hold, the content doesn't.
class DefectiveLogTest {

  @TempDir private Path folder;

  private final SampleLog log = SampleBundle.usualLog();
  private final List<Long> selection = new ArrayList<>(SampleBundle.usualSelection());

  /// Attack: a log holds an event twice | verifier | when it runs
  @Test
  void aRepeatedEventIsFound() throws IOException {
    // Given
    var event = log.event("/inventory", "t", SampleBundle.SYSTEM, 5, Json.Members.empty());
    String id = ((Json.Members) Json.parse(document(8), "entry 8")).text("id");
    selection.add(log.appendEvent("/inventory", 2, event.with("id", id)));

    // When
    var report = verify(SampleBundle.of(log, selection));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(Check.EVENTS, "entries/14", "a second event with the id \"" + id + "\""));
  }

  /// Attack: a log holds a number of a lane twice | verifier | when it runs
  @Test
  void aRepeatedNumberOfALaneIsFound() throws IOException {
    // Given
    log.skipNumbers("/inventory", 2, -1);
    SampleBundle.system(log, "resumed");
    selection.add(14L);

    // When
    var report = verify(SampleBundle.of(log, selection));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.ORDER,
                "entries/14",
                "lane \"/inventory 2\": number 4 comes after number 4 of entry 8"));
  }

  @Test
  void aLaneThatRunsAheadOfTheLogIsFound() throws IOException {
    // Given
    log.skipNumbers("/inventory", 2, 6);
    SampleBundle.system(log, "resumed");
    selection.add(14L);

    // When
    var report = verify(SampleBundle.of(log, selection));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.ORDER,
                "entries/14",
                "lane \"/inventory 2\": numbers 4 to 11 can't all have a place between entries 8"
                    + " and 14"));
  }

  /// Attack: a log lacks an event of a stream | verifier | when it runs
  @Test
  void aHoleInAStreamIsFound() throws IOException {
    // Given
    log.nextVersion("/inventory", SampleBundle.SYSTEM, 7);
    SampleBundle.system(log, "resumed");
    selection.add(14L);

    // When
    var report = verify(SampleBundle.of(log, selection));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.ORDER,
                "entries/14",
                "stream \"%s\": version 7 follows version 4, what is between is missing"
                    .formatted(SampleBundle.SYSTEM)));
  }

  @Test
  void aStreamWithoutItsBeginningMayHaveHolesAndIsSaidToBePartial() throws IOException {
    // Given
    var partial = List.of(2L, 8L);

    // When
    var report = verify(SampleBundle.of(log, partial));

    // Then
    assertThat(report.verified()).isTrue();
    assertThat(report.notChecked())
        .contains("The beginning of 1 stream(s): they are in the bundle only in part.");
  }

  @Test
  void versionsNeverGoBackEvenInAPartialStream() throws IOException {
    // Given
    log.nextVersion("/inventory", SampleBundle.SYSTEM, 3);
    SampleBundle.system(log, "resumed");

    // When
    var report = verify(SampleBundle.of(log, List.of(2L, 4L, 14L)));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.ORDER,
                "entries/14",
                "stream \"%s\": version 3 comes after version 3".formatted(SampleBundle.SYSTEM)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specversion | \"0.3\" | CloudEvents version \"0.3\"",
        "id | \"\" | \"id\" isn't a text",
        "source | \"/risk\" | the event says it comes from \"/risk\", the line above it says"
            + " \"/inventory\"",
        "type | 7 | \"type\" isn't a text",
        "subject | null | \"subject\" isn't a text",
        "time | \"today\" | not a time with offset: \"today\"",
        "time | \"2026-11-22T10:00:00\" | not a time with offset: \"2026-11-22T10:00:00\"",
        "streamversion | 0 | versions of a stream start with 1",
        "streamversion | 1.5 | \"streamversion\" isn't a whole number from 0 up",
        "streamversion | \"1\" | \"streamversion\" isn't a whole number from 0 up",
      })
  void anEventWithAWrongAttributeIsFound(String name, String value, String reason)
      throws IOException {
    // Given
    var event = log.event("/inventory", "t", SampleBundle.SYSTEM, 5, Json.Members.empty());
    var wrong = event.with(name, Json.parse(SampleBundle.utf8(value), "value"));
    selection.add(log.appendEvent("/inventory", 2, wrong));

    // When
    var report = verify(SampleBundle.of(log, selection));

    // Then
    assertThat(report.problems()).containsExactly(new Problem(Check.EVENTS, "entries/14", reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"specversion", "id", "source", "type", "subject", "time", "streamversion", "data"})
  void anEventWithoutARequiredAttributeIsFound(String name) throws IOException {
    // Given
    String event =
        log.event("/inventory", "t", SampleBundle.SYSTEM, 5, Json.Members.empty()).encode();
    selection.add(log.appendLeaf("/inventory 2 5", event.replace(name + '"', "x-" + name + '"')));

    // When
    var report = verify(SampleBundle.of(log, selection));

    // Then
    assertThat(report.problems())
        .containsExactly(new Problem(Check.EVENTS, "entries/14", "\"" + name + "\" is missing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inventory 2 05",
        "/inventory 2 0",
        "/inventory -1 5",
        "/inventory  2 5",
        " 2 5",
      })
  void aFirstLineInAnotherSpellingIsRefused(String header) {
    // Given
    String event =
        log.event("/inventory", "t", SampleBundle.SYSTEM, 5, Json.Members.empty()).encode();
    assertThat(Leaf.parse(SampleBundle.utf8("/inventory 2 5\n" + event)).laneSeq()).isEqualTo(5);

    // When, Then
    assertThatThrownBy(() -> Leaf.parse(SampleBundle.utf8(header + "\n" + event)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("the first line isn't \"source lane number\"");
  }

  @Test
  void whatTheManifestSaysAboutAnEntryHasToBeInTheEntry() throws IOException {
    // Given
    var bundle = SampleBundle.usual();
    String manifest = bundle.text(Bundle.MANIFEST);
    bundle.put(Bundle.MANIFEST, manifest.replaceFirst("\"laneSeq\": 4", "\"laneSeq\": 5"));

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.EVENTS,
                "entries/8",
                "its first line says /inventory 2 4, the manifest says \"/inventory\" 2 5"));
  }

  @Test
  void aQuorumOfWitnessesIsAskedForWhenThePolicySaysSo() throws IOException {
    // Given
    var witness = Cosigner.of("witness.example/w1", new byte[32]);
    var policy =
        Policy.parse(
            "log %s\nwitness w1 %s\nquorum w1\n"
                .formatted(log.signer.verifierKey(), witness.verifierKey()));
    var bundle = SampleBundle.of(log, selection);
    var cosigned = witness.cosign(bundle.checkpoint, Instant.parse("2026-11-22T11:00:00Z"));

    // When
    var without = new BundleVerifier(bundle.write(folder), policy).run();
    bundle.files.put(Bundle.CHECKPOINT, cosigned.bytes());
    for (long index : bundle.indexes()) {
      var proof = TlogProof.of(index, log.inclusionProof(index), cosigned);
      bundle.files.put(Bundle.proof(index), proof.bytes());
    }
    var with = new BundleVerifier(bundle.write(folder), policy).run();

    // Then
    assertThat(without.problems())
        .containsExactly(
            new Problem(
                Check.CHECKPOINT,
                "checkpoint",
                "the policy needs the quorum \"w1\", cosigned have only []"));
    assertThat(with.verified()).isTrue();
    assertThat(with.notChecked()).noneMatch(line -> line.contains("same log"));
  }

  private byte[] document(int index) {
    byte[] leaf = log.leaves.get(index);
    int from = 0;
    while (leaf[from] != '\n') {
      from++;
    }
    return Arrays.copyOfRange(leaf, from + 1, leaf.length);
  }

  private Report verify(SampleBundle bundle) throws IOException {
    return new BundleVerifier(bundle.write(folder), null).run();
  }
}
