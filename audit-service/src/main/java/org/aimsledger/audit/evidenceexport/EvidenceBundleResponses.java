package org.aimsledger.audit.evidenceexport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.platform.VerifierProgram;
import org.aimsledger.audit.platform.trail.EvidenceSelection;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.audit.platform.trail.TrailEntry;
import org.aimsledger.referencedata.Titles;
import org.jspecify.annotations.Nullable;

/// `manifest.json` of a bundle, in the format `aimsledger-bundle/1` of the verifier's README, and
/// its `README.txt`.
final class EvidenceBundleResponses {
  /// How a bundle is verified.
  static final String COMMAND = "java -jar aimsledger-verifier.jar FILE.zip";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EvidenceBundleResponses() {}

  /// The members and their order are the format.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Manifest(
      String format,
      String origin,
      String subject,
      long treeSize,
      long count,
      String created,
      long seal,
      String entriesDigest,
      List<Entry> entries,
      List<Entry> prunings) {
    /// @param prunings the entries that say what was pruned of the others, and who wanted it
    /// @param seal the seal's entry
    /// @param sealDocument the seal's event as stored, whose time becomes `created`, letter for
    ///   letter
    static Manifest of(
        String origin,
        Sealed export,
        EvidenceSelection selection,
        List<TrailEntry> prunings,
        TrailEntry seal,
        byte[] sealDocument) {
      var entries =
          Stream.concat(selection.entries().stream().map(Entry::of), Stream.of(Entry.of(seal)))
              .toList();
      return new Manifest(
          "aimsledger-bundle/1",
          origin,
          export.subject().text(),
          export.treeSize(),
          export.count(),
          time(sealDocument),
          seal.index(),
          export.entriesDigest(),
          entries,
          prunings.stream().map(Entry::of).toList());
    }

    byte[] json() {
      try {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException("can't write the manifest", e);
      }
    }
  }

  /// One line of the manifest.
  ///
  /// @param prunedBy index of the event that says that its content was pruned
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      long index, String source, int lane, long laneSeq, String leafHash, @Nullable Long prunedBy) {
    static Entry of(Selected entry) {
      return new Entry(
          entry.index(),
          entry.source(),
          entry.lane(),
          entry.laneSeq(),
          entry.leafHash().hex(),
          entry.prunedBy());
    }

    static Entry of(TrailEntry entry) {
      return new Entry(
          entry.index(),
          entry.source(),
          entry.lane(),
          entry.laneSeq(),
          entry.leafHash().hex(),
          null);
    }
  }

  /// For people; not evidence.
  static String readme(UUID export, Sealed state, String verifierKey, VerifierProgram verifier) {
    return Stream.<Function<Titles, String>>of(Titles::en, Titles::zhHans, Titles::zhHant)
        .map(language -> readme(export, state, verifierKey, verifier, language))
        .collect(Collectors.joining("\n\n"));
  }

  private static String readme(
      UUID export,
      Sealed state,
      String verifierKey,
      VerifierProgram verifier,
      Function<Titles, String> language) {
    var lines = new ArrayList<String>();
    lines.add("%s: %s".formatted(language.apply(BundleTexts.TITLE), state.subject().text()));
    lines.add("=".repeat(60));
    fact(lines, language.apply(BundleTexts.EXPORT), export);
    fact(lines, language.apply(BundleTexts.SEALED), state.at());
    fact(lines, language.apply(BundleTexts.ENTRIES), state.count());
    paragraph(lines, language.apply(BundleTexts.HOW), COMMAND);
    paragraph(lines, language.apply(BundleTexts.KEY), verifierKey);
    if (verifier.checksum() != null) {
      paragraph(lines, language.apply(BundleTexts.CHECKSUM), verifier.checksum());
    }
    paragraph(lines, language.apply(BundleTexts.OTHER_TOOLS));
    paragraph(lines, language.apply(BundleTexts.NO_EVIDENCE));
    return String.join("\n", lines) + "\n";
  }

  private static void fact(List<String> lines, String name, Object value) {
    lines.add(name + ": " + value);
  }

  private static void paragraph(List<String> lines, String text, String... indented) {
    lines.add("");
    lines.add(text);
    for (var line : indented) {
      lines.add("");
      lines.add("    " + line);
    }
  }

  private static String time(byte[] document) {
    try {
      return JSON.readTree(document).path("time").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("the seal is no JSON", e);
    }
  }
}
