package org.aimsledger.audit.evidenceexport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.platform.trail.EvidenceSelection;
import org.aimsledger.audit.platform.trail.EvidenceSelection.Selected;
import org.aimsledger.audit.platform.trail.TrailEntry;

/// `manifest.json` of a bundle, in the format `aimsledger-bundle/1` of the verifier's README.
final class EvidenceBundleResponses {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EvidenceBundleResponses() {}

  /// The members and their order are the format.
  record Manifest(
      String format,
      String origin,
      String subject,
      long treeSize,
      long count,
      String created,
      long seal,
      String entriesDigest,
      List<Entry> entries) {
    /// @param seal the seal's entry
    /// @param sealDocument the seal's event as stored, whose time becomes `created`, letter for
    ///   letter
    static Manifest of(
        String origin,
        Sealed export,
        EvidenceSelection selection,
        TrailEntry seal,
        byte[] sealDocument) {
      var entries =
          Stream.concat(selection.entries().stream().map(Entry::of), Stream.of(Entry.of(seal)))
              .toList();
      return new Manifest(
          "aimsledger-bundle/1",
          origin,
          export.subject().toString(),
          export.treeSize(),
          export.count(),
          time(sealDocument),
          seal.index(),
          export.entriesDigest(),
          entries);
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
  record Entry(long index, String source, int lane, long laneSeq, String leafHash) {
    static Entry of(Selected entry) {
      return new Entry(
          entry.index(), entry.source(), entry.lane(), entry.laneSeq(), entry.leafHash().hex());
    }

    static Entry of(TrailEntry entry) {
      return new Entry(
          entry.index(), entry.source(), entry.lane(), entry.laneSeq(), entry.leafHash().hex());
    }
  }

  /// For people; not evidence.
  static String readme(UUID export, Sealed state, String verifierKey) {
    return """
    Evidence about %s
    =================

    Export %s, sealed at %s: %d entries of the audit trail, as it was when it had %d entries.

    To verify it offline, with Java 25 and the verifier of Aimsledger:

        java -jar aimsledger-verifier.jar <this file>.zip

    The key of the log is in the file "policy":

        %s

    Compare it with the one you got by another way, or pass your own policy with --policy.
    Each file in "proofs" is a C2SP tlog-proof (https://c2sp.org/tlog-proof) of the file with the same
    number in "entries": other people's tools check them too.
    """
        .formatted(
            state.subject(), export, state.at(), state.count(), state.treeSize(), verifierKey);
  }

  private static String time(byte[] document) {
    try {
      return JSON.readTree(document).path("time").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("the seal is no JSON", e);
    }
  }
}
