package org.aimsledger.eventstore.handle;

import io.smallrye.mutiny.Uni;
import org.aimsledger.eventstore.core.StreamId;

/// States of one kind of aggregate that are kept beside the log or in memory, for who compares them
/// with the events.
public interface KeptStates {
  /// Whether states are read under this version of their form.
  boolean reads(int form);

  /// Whether a kept state is what the events of its stream fold to, from the first to that version.
  /// A state that is never used, since it can't be read or has another history, is no difference.
  Uni<Boolean> follows(StreamId stream, long version, byte[] state);

  /// Forgets what is in memory of a stream, so that it is folded again.
  void forget(StreamId stream);
}
