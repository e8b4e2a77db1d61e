/// The offline verifier of evidence bundles: one program, no dependency, no network.
///
/// Reading order: {@link org.aimsledger.verifier.Main} (command line), {@link
/// org.aimsledger.verifier.BundleVerifier} (the checks, in their order), {@link
/// org.aimsledger.verifier.BundleFiles} (reads the archive), {@link
/// org.aimsledger.verifier.Manifest}, {@link org.aimsledger.verifier.EntryChecks} (what holds
/// between entries), {@link org.aimsledger.verifier.Leaf} (one entry), {@link
/// org.aimsledger.verifier.Report} (what is told). The proofs and signatures themselves are in
/// {@link org.aimsledger.verifier.log}. The bundle format is in this module's README.
@NullMarked
@CheckReturnValue
package org.aimsledger.verifier;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
