/// The offline verifier of bundles, logs and proofs: one program, no dependency. The network is
/// asked only where a log is named by its address.
///
/// Reading order: {@link org.aimsledger.verifier.Main} and {@link
/// org.aimsledger.verifier.Arguments} (command line); then one mode after the other:
///
/// - a bundle: {@link org.aimsledger.verifier.BundleVerifier} (the checks, in their order), {@link
///   org.aimsledger.verifier.BundleFiles} (reads the archive), {@link
///   org.aimsledger.verifier.ManifestFile} and {@link org.aimsledger.verifier.JsonStream} (read the
///   manifest without holding it), {@link org.aimsledger.verifier.Manifest}, {@link
///   org.aimsledger.verifier.EntryChecks} (what holds between entries), {@link
///   org.aimsledger.verifier.SealedLanes} and {@link org.aimsledger.verifier.LaneStatement} (what
///   services have sealed of their own lanes), {@link org.aimsledger.verifier.Leaf} (one entry);
/// - a whole log: {@link org.aimsledger.verifier.LogVerifier} (goes through it once), {@link
///   org.aimsledger.verifier.TreeWalk} (down from the root), {@link
///   org.aimsledger.verifier.ChunkCheck} (256 entries), {@link org.aimsledger.verifier.Lanes} and
///   {@link org.aimsledger.verifier.Streams} (nothing missing, nothing twice), {@link
///   org.aimsledger.verifier.Growth} (continues an older checkpoint), {@link
///   org.aimsledger.verifier.PrunedContent} (what is missing, and what explains it), {@link
///   org.aimsledger.verifier.LogKeys} and {@link org.aimsledger.verifier.KeyHistory} (keys that the
///   log announces);
/// - two copies: {@link org.aimsledger.verifier.Comparison};
/// - single proofs: {@link org.aimsledger.verifier.SingleProofs}.
///
/// What is told is a {@link org.aimsledger.verifier.Verdict} in each mode. Logs are read by {@link
/// org.aimsledger.verifier.copy}; the proofs and signatures themselves are in {@link
/// org.aimsledger.verifier.log}. The formats are in this module's README.
@NullMarked
@CheckReturnValue
package org.aimsledger.verifier;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
