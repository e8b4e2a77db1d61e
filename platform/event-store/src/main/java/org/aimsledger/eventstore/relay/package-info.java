/// From the log to Kafka: one active relay a lane, partition = lane, go back N.
///
/// Guarantees: every event is sent at least once, in the order of its lane; the cursor only passes
/// what the broker acknowledged; a broker that lost what it acknowledged, the whole topic or the
/// end of a partition, gets the lane again from its beginning. Does **not** guarantee a single
/// delivery: consumers drop numbers they have seen. Does not bring back what retention removed. Do
/// not publish own events in any other way.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.relay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
