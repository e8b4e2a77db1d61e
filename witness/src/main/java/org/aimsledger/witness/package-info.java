/// A witness of logs (c2sp.org/tlog-witness): it keeps the last checkpoint of each log it knows and
/// cosigns only what continues it, so that a log can't show different people different histories.
///
/// Guarantees: what it has cosigned once it never contradicts, also after a crash between any two
/// lines, because the checkpoint is on the disk before the cosignature leaves; two processes don't
/// share a folder; when what it has cosigned is gone, it cosigns nothing instead of starting over.
/// Does **not** look at entries, and can't know whether what a log records is true.
///
/// Reading order: [Witness], [AddCheckpoint], [Verdict], [StateFolder], [WitnessKey],
/// [WitnessServer].
@NullMarked
@CheckReturnValue
package org.aimsledger.witness;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
