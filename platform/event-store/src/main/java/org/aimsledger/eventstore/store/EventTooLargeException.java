package org.aimsledger.eventstore.store;

/// An event above the limit. Nothing was stored; bigger content is stored by its digest and
/// referred to.
public final class EventTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EventTooLargeException(String type, int bytes) {
    super(type + " has " + bytes + " bytes, the limit is " + EventDocument.LIMIT);
  }
}
