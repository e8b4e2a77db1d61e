package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;

/// An event of a pruning: somebody orders it, somebody else confirms it, then others name the
/// entries whose content goes. Texts are kept as their hashes: they are only compared.
sealed interface PruningStep permits PruningStep.Ordered, PruningStep.Confirmed, Pruning {

  String SOURCE = "/audit";
  String ORDERED = "org.aimsledger.audit.content-pruning-ordered.v1";
  String CONFIRMED = "org.aimsledger.audit.content-pruning-confirmed.v1";
  String PRUNED = "org.aimsledger.audit.content-pruned.v1";

  /// Place of the event in the log.
  long index();

  /// The pruning that it belongs to.
  Hash pruning();

  /// It begins with an order.
  ///
  /// @param what class of records and version of the rules
  /// @param by who ordered it
  record Ordered(long index, Hash pruning, Hash what, Hash by) implements PruningStep {}

  /// The order was confirmed.
  ///
  /// @param by who confirmed it
  record Confirmed(long index, Hash pruning, Hash by) implements PruningStep {}

  static boolean is(Leaf.Event event) {
    return event.source().equals(SOURCE)
        && switch (event.type()) {
          case ORDERED, CONFIRMED, PRUNED -> true;
          default -> false;
        };
  }

  /// Reads one.
  ///
  /// @param index its place in the log
  /// @throws MalformedException if it isn't one, or stands where it can't
  static PruningStep of(long index, Leaf.Event event) {
    if (!is(event) || !(event.data() instanceof Json.Members data)) {
      throw new MalformedException("no event that prunes, but " + Printable.quoted(event.type()));
    }
    var pruning = hash(event.subject());
    return switch (event.type()) {
      case ORDERED ->
          new Ordered(
              index, pruning, what(data.text("recordClass"), data.text("rule")), by(event, 1));
      case CONFIRMED -> new Confirmed(index, pruning, by(event, 2));
      default -> Pruning.of(index, pruning, data);
    };
  }

  /// Which records, under which rules.
  static Hash what(String recordClass, String rule) {
    return hash(recordClass + "\n" + rule);
  }

  private static Hash by(Leaf.Event event, long version) {
    if (event.streamVersion() != version) {
      throw new MalformedException(
          "an order is version 1 of its pruning and a confirmation version 2, this one is version %d"
              .formatted(event.streamVersion()));
    }
    if (event.actor() == null) {
      throw new MalformedException("\"actor\" is missing");
    }
    return hash(event.actor());
  }

  private static Hash hash(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
