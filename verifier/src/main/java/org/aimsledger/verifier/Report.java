package org.aimsledger.verifier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// The result of the verification of a bundle.
///
/// @param manifest what the bundle says about itself; missing if it couldn't be read
/// @param checkpoint what the bundle's checkpoint says, believed or not; missing if unreadable
/// @param accepted the checkpoint as believed; missing if it isn't
/// @param sealed what seals of services in the bundle vouch for
/// @param reached the checks that were made to their end
/// @param problems the first ones found, in order; the first is the first wrong place
/// @param problemCount how many were found
/// @param notChecked what this verification can't say
record Report(
    String bundle,
    boolean policyFromBundle,
    @Nullable Manifest manifest,
    @Nullable Checkpoint checkpoint,
    Policy.@Nullable Accepted accepted,
    Facts sealed,
    Set<Claim> reached,
    List<Problem> problems,
    int problemCount,
    List<String> notChecked) {

  Report {
    reached = Set.copyOf(reached);
    problems = List.copyOf(problems);
    notChecked = List.copyOf(notChecked);
  }

  boolean verified() {
    return verdict().verified();
  }

  String outcome(Check check) {
    return verdict().outcome(check);
  }

  Verdict verdict() {
    var facts = new Facts();
    facts.detail("bundle", bundle);
    if (manifest != null) {
      manifest(manifest, facts);
    }
    if (checkpoint != null) {
      facts.checkpoint("log", "checkpoint", checkpoint);
    }
    if (accepted != null) {
      facts.signed(accepted, policyFromBundle ? "bundle" : "policy");
    }
    facts.add(sealed);
    return new Verdict(
        "bundle",
        "Aimsledger evidence bundle " + bundle,
        facts.lines(),
        facts.details(),
        claims(),
        reached,
        problems,
        problemCount,
        notChecked);
  }

  /// Most bundles have no seal of a service: then nothing is claimed of them.
  private List<Claim> claims() {
    var claims = EnumSet.allOf(Check.class);
    if (!reached.contains(Check.SERVICE_SEALS)
        && problems.stream().noneMatch(problem -> problem.check() == Check.SERVICE_SEALS)) {
      claims.remove(Check.SERVICE_SEALS);
    }
    return List.copyOf(claims);
  }

  private static void manifest(Manifest manifest, Facts facts) {
    facts.line("subject", Printable.quoted(manifest.subject()));
    facts.line(
        "entries",
        "%d, and the seal; selected from the first %d of the log at %s"
            .formatted(
                manifest.selected().count(),
                manifest.treeSize(),
                Printable.quoted(manifest.created())));
    facts.detail("subject", manifest.subject());
    facts.detail("entries", manifest.selected().count());
    facts.detail("treeSize", manifest.treeSize());
    facts.detail("seal", manifest.seal());
    facts.detail("created", manifest.created());
  }
}
