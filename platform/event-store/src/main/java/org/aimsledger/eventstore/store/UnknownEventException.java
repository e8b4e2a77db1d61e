package org.aimsledger.eventstore.store;

/// A stored event that this version of the code can't read. Readers stop; they never skip.
public final class UnknownEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownEventException(String name, String why) {
    super("can't read event " + name + ": " + why);
  }

  UnknownEventException(String stream, long version, UnknownEventException cause) {
    super("stream " + stream + ", version " + version + ": " + cause.getMessage(), cause);
  }
}
