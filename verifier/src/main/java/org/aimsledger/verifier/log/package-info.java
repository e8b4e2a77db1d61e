/// The reading side of a transparency log in the formats of C2SP, and the arithmetic the writing
/// side needs too, so that both use one implementation.
///
/// Reading order: {@link org.aimsledger.verifier.log.Hash}, {@link
/// org.aimsledger.verifier.log.MerkleProofs} (what a stranger checks), {@link
/// org.aimsledger.verifier.log.ProofPlan} and {@link org.aimsledger.verifier.log.CompactRange}
/// (what a log computes), {@link org.aimsledger.verifier.log.TileAddress}, {@link
/// org.aimsledger.verifier.log.Tile} and {@link org.aimsledger.verifier.log.EntryBundle} (how it is
/// published), {@link org.aimsledger.verifier.log.SignedNote}, {@link
/// org.aimsledger.verifier.log.Checkpoint}, {@link org.aimsledger.verifier.log.TlogProof} and
/// {@link org.aimsledger.verifier.log.Policy} (how it is signed and believed).
///
/// Guarantees: every parser accepts exactly one spelling of each value, so parsing and encoding
/// again gives the same bytes; sizes and indexes are non-negative longs. Anything else is a {@link
/// org.aimsledger.verifier.log.LogException}.
///
/// Not guaranteed: secrecy. Comparisons take variable time, since all data here is public.
///
/// Sources: RFC 6962 section 2.1, RFC 9162 section 2.1, c2sp.org signed-note, tlog-checkpoint,
/// tlog-tiles, tlog-proof, tlog-policy, tlog-cosignature.
@NullMarked
@CheckReturnValue
package org.aimsledger.verifier.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
