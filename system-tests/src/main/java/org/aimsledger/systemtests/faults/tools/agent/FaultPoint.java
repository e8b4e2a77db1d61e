package org.aimsledger.systemtests.faults.tools.agent;

import java.util.List;

/// The moments between two steps at which a service may be hit, and where its code passes them.
///
/// This is the table to adapt when the product's classes change: a test checks that each point is
/// found in the classes as built.
@SuppressWarnings("ImmutableEnumChecker") // it only knows Guava's immutable collections
public enum FaultPoint {
  /// The batch is durable; nobody has been answered yet.
  AFTER_APPEND_COMMIT(
      Place.beforeCall(
          "org/aimsledger/eventstore/store/LaneAppender",
          Place.ANY_METHOD,
          "java/util/function/LongConsumer.accept")),
  /// One more record of a relay's batch was given to the producer.
  MID_SEND(
      Place.afterCall(
          "org/aimsledger/eventstore/relay/Relay$Session",
          Place.ANY_METHOD,
          "org/apache/kafka/clients/producer/Producer.send")),
  /// The broker has acknowledged; the relay's cursor hasn't moved.
  AFTER_BROKER_BEFORE_CURSOR(
      Place.entry("org/aimsledger/eventstore/relay/Relay$Session", "moveCursor|moveCursors")),
  /// The relay's cursor has moved in the database.
  AFTER_CURSOR(
      Place.exit("org/aimsledger/eventstore/relay/Relay$Session", "moveCursor|moveCursors")),
  /// The trail's rows are written; their transaction is open. Only audit-service passes it.
  BEFORE_TRAIL_COMMIT(
      Place.entry("org/aimsledger/audit/platform/trail/TrailStore", "raiseSuspicious")),
  /// The transaction of an inbox is committed; the process doesn't remember it yet. In
  /// audit-service this is the trail's commit.
  AFTER_TRAIL_COMMIT(
      Place.beforeCall(
          "org/aimsledger/eventstore/inbox/Inbox",
          Place.ANY_METHOD,
          "org/aimsledger/eventstore/inbox/InboxObserver.applied")),
  /// The rows of a view are flushed; its cursor hasn't moved and nothing is committed.
  MID_PROJECTION(
      Place.entry(
          "org/aimsledger/eventstore/project/ProjectionRunner"
              + "|org/aimsledger/eventstore/project/ViewCursor",
          "moveCursor|move")),
  /// The effect of foreign events is written; the inbox cursor hasn't moved and nothing is
  /// committed.
  AFTER_INBOX_EFFECT_BEFORE_CURSOR(
      Place.entry("org/aimsledger/eventstore/inbox/InboxCursors", "move"));

  private final List<Place> places;

  FaultPoint(Place... places) {
    this.places = List.of(places);
  }

  List<Place> places() {
    return places;
  }
}
