package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The seal in the log, and a manifest that says something else.
class SealCheckTest {

  @TempDir private Path folder;

  private final SampleLog log = SampleBundle.usualLog();
  private final List<Long> selection = new ArrayList<>(SampleBundle.usualSelection());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject | \"other\" | sealed was subject \"other\", the bundle has"
            + " \"0198c0de-0000-7000-8000-000000000001\"",
        "treeSize | 13 | sealed was treeSize \"13\", the bundle has \"14\"",
        "count | 10 | sealed was count \"10\", the bundle has \"9\"",
        "firstIndex | 0 | sealed was firstIndex \"0\", the bundle has \"1\"",
        "entriesDigest | 5 | the data of the seal: \"entriesDigest\" isn't a text",
      })
  void aSealThatSaysSomethingElseIsFound(String name, String value, String reason)
      throws IOException {
    // Given
    long treeSize = log.size();
    var data =
        SampleBundle.sealData(log, selection, treeSize)
            .with(name, Json.parse(SampleBundle.utf8(value), "value"));
    long seal = log.append("/audit", 0, Bundle.SEAL_TYPE, SampleBundle.EXPORT, data);

    // When
    var report = verify(new SampleBundle(log, selection, treeSize, seal));

    // Then
    assertThat(report.problems()).containsExactly(new Problem(Check.SEAL, "entries/14", reason));
  }

  /// Attack: an entry is exchanged for another of the same log | verifier, by the seal | when it
  /// runs
  @Test
  void anEntryThatWasExchangedForAnotherOfTheLogIsFound() throws IOException {
    // Given
    long treeSize = log.size();
    var data = SampleBundle.sealData(log, selection, treeSize);
    long seal = log.append("/audit", 0, Bundle.SEAL_TYPE, SampleBundle.EXPORT, data);
    selection.set(selection.size() - 1, 12L);
    selection.sort(Long::compare);

    // When
    var report = verify(new SampleBundle(log, selection, treeSize, seal));

    // Then
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().getFirst().place()).isEqualTo("entries/14");
    assertThat(report.problems().getFirst().reason()).startsWith("sealed was entriesDigest ");
  }

  @Test
  void aSealWithoutDataIsFound() throws IOException {
    // Given
    long seal =
        log.append("/audit", 0, Bundle.SEAL_TYPE, SampleBundle.EXPORT, new Json.Text("believe me"));

    // When
    var report = verify(new SampleBundle(log, selection, 14, seal));

    // Then
    assertThat(report.problems())
        .containsExactly(new Problem(Check.SEAL, "entries/14", "the seal has no data"));
  }

  @Test
  void theTimeInTheManifestIsThatOfTheSeal() throws IOException {
    // Given
    var bundle = SampleBundle.usual();
    String manifest = bundle.text(Bundle.MANIFEST);
    bundle.put(Bundle.MANIFEST, manifest.replace("10:00:15Z", "10:00:14Z"));

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.SEAL,
                "entries/15",
                "sealed was time \"2026-11-22T10:00:15Z\", the bundle has"
                    + " \"2026-11-22T10:00:14Z\""));
  }

  @Test
  void whatIsYoungerThanTheSelectionCannotBeSelected() throws IOException {
    // Given
    var data = SampleBundle.sealData(log, selection, 13);
    long seal = log.append("/audit", 0, Bundle.SEAL_TYPE, SampleBundle.EXPORT, data);

    // When
    var report = verify(new SampleBundle(log, selection, 13, seal));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.MANIFEST,
                "manifest.json",
                "entry 13 can't be of a selection among the first 13"));
  }

  /// Attack: a seal is older than what it seals | verifier | when it runs
  @Test
  void aSealCannotBeOlderThanItsSelection() throws IOException {
    // Given
    var data = SampleBundle.sealData(log, selection, 15);
    long seal = log.append("/audit", 0, Bundle.SEAL_TYPE, SampleBundle.EXPORT, data);

    // When
    var report = verify(new SampleBundle(log, selection, 15, seal));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.MANIFEST,
                "manifest.json",
                "the seal at index 14 is older than the selection it seals, made among the first"
                    + " 15"));
  }

  /// Attack: another service than the trail seals | verifier | when it runs
  @Test
  void aSealOfAnotherSourceIsNone() throws IOException {
    // Given
    long treeSize = log.size();
    var data = SampleBundle.sealData(log, selection, treeSize);
    long seal = log.append("/inventory", 0, Bundle.SEAL_TYPE, SampleBundle.EXPORT, data);

    // When
    var report = verify(new SampleBundle(log, selection, treeSize, seal));

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.SEAL,
                "entries/14",
                "not a seal: an event \"" + Bundle.SEAL_TYPE + "\" from \"/inventory\""));
  }

  @Test
  void anEmptySelectionCanBeSealed() throws IOException {
    // Given
    var bundle = SampleBundle.of(log, List.of());

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.verified()).isTrue();
  }

  private Report verify(SampleBundle bundle) throws IOException {
    return new BundleVerifier(bundle.write(folder), null).run();
  }
}
