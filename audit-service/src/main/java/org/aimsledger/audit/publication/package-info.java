/// REACT to time: checkpoints are signed while the log grows, by the keys that the trail names
/// ([KeyRotationJob] records a change of them, [CheckpointJob] follows it); checkpoint, tiles,
/// bundles and policy are published in the formats of C2SP, so that other people's tools read them.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.publication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
