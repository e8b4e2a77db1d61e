package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// Whether the seal, an event in the log itself, fixes just the entries the manifest lists. It was
/// written when they were selected, so leaving one out afterwards contradicts the signed log.
final class SealCheck {

  private SealCheck() {}

  /// Checks the seal.
  ///
  /// @param seal the event at the index the manifest names; missing if it couldn't be read
  static void run(Manifest manifest, Leaf.@Nullable Event seal, Findings findings) {
    String place = Bundle.entry(manifest.seal());
    if (seal == null) {
      findings.add(Check.SEAL, place, "without a readable seal nothing says what belongs here");
      return;
    }
    for (String difference : differences(manifest, seal)) {
      findings.add(Check.SEAL, place, difference);
    }
  }

  private static List<String> differences(Manifest manifest, Leaf.Event seal) {
    if (!seal.type().equals(Bundle.SEAL_TYPE) || !seal.source().equals(Bundle.SEAL_SOURCE)) {
      return List.of(
          "not a seal: an event %s from %s"
              .formatted(Printable.quoted(seal.type()), Printable.quoted(seal.source())));
    }
    if (!(seal.data() instanceof Json.Members data)) {
      return List.of("the seal has no data");
    }
    var differences = new ArrayList<String>();
    try {
      compare("subject", data.text("subject"), manifest.subject(), differences);
      compare("treeSize", data.number("treeSize"), manifest.treeSize(), differences);
      compare("count", data.number("count"), manifest.selected().count(), differences);
      compare(
          "entriesDigest", data.text("entriesDigest"), manifest.selected().digest(), differences);
      Long first = manifest.selected().first();
      if (data.has("firstIndex") && first != null) {
        compare("firstIndex", data.number("firstIndex"), first, differences);
      }
      compare("time", seal.time(), manifest.created(), differences);
    } catch (LogException e) {
      differences.add("the data of the seal: " + e.getMessage());
    }
    return differences;
  }

  private static void compare(String what, long sealed, long found, List<String> differences) {
    compare(what, Long.toString(sealed), Long.toString(found), differences);
  }

  private static void compare(String what, String sealed, String found, List<String> differences) {
    if (!sealed.equals(found)) {
      differences.add(
          "sealed was %s %s, the bundle has %s"
              .formatted(what, Printable.quoted(sealed), Printable.quoted(found)));
    }
  }
}
