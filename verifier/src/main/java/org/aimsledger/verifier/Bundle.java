package org.aimsledger.verifier;

import java.util.Set;
import org.aimsledger.verifier.log.EntryBundle;
import org.aimsledger.verifier.log.SignedNote;

/// Names and limits of the bundle format `aimsledger-bundle/1`.
final class Bundle {

  static final String FORMAT = "aimsledger-bundle/1";

  static final String MANIFEST = "manifest.json";
  static final String CHECKPOINT = "checkpoint";
  static final String POLICY = "policy";
  static final String README = "README.txt";
  static final String INDEX = "index.html";
  static final String ENTRIES = "entries/";
  static final String PROOFS = "proofs/";
  static final String PROOF_SUFFIX = ".tlog-proof";

  static final Set<String> FIXED = Set.of(MANIFEST, CHECKPOINT, POLICY, README, INDEX);

  static final int LONGEST_ENTRY = EntryBundle.LONGEST_ENTRY;
  static final int LONGEST_TEXT = SignedNote.LONGEST;

  static final String SEAL_TYPE = "org.aimsledger.audit.evidence-sealed.v1";
  static final String SEAL_SOURCE = "/audit";

  /// How the subject begins of a bundle that is a stretch of the log without a gap.
  static final String STRETCH = "recorded ";

  private Bundle() {}

  static String entry(long index) {
    return ENTRIES + index;
  }

  static String proof(long index) {
    return PROOFS + index + PROOF_SUFFIX;
  }
}
