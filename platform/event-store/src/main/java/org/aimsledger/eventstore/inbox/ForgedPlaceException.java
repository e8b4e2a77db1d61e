package org.aimsledger.eventstore.inbox;

/// The place up to which events of another service were applied was not written by this service.
/// Going on from there could pass over events, so nothing more is applied in this lane.
final class ForgedPlaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForgedPlaceException(String source, int lane) {
    super(
        "the place in lane %d of %s does not carry the seal of this service: see \"Rows that differ\""
                .formatted(lane, source)
            + " in docs/operations.md");
  }
}
