package org.aimsledger.incident.webhookdelivery;

import java.time.Duration;
import java.util.List;

/// What follows from an answer.
final class DeliveryRules {
  /// The receiver says that it will never want anything again.
  private static final int GONE = 410;

  private final List<Duration> pauses;
  private final double jitter;

  /// @param pauses after the first, second … failure
  /// @param jitterPercent by how much chance may lengthen a pause
  DeliveryRules(List<Duration> pauses, int jitterPercent) {
    this.pauses = List.copyOf(pauses);
    this.jitter = jitterPercent / 100.0;
  }

  /// What is to be done.
  sealed interface Next {
    /// Nothing: it is there.
    record Done() implements Next {}

    /// Try again after a pause.
    record Again(Duration pause) implements Next {}

    /// Give up, until somebody sends it again by hand.
    record GiveUp() implements Next {}
  }

  /// @param attempts how many there were, this one included
  /// @param chance from 0 to 1
  Next after(Answer answer, int attempts, double chance) {
    return switch (answer) {
      case Answer.Accepted _ -> new Next.Done();
      case Answer.Refused(var status, _, _) when status == GONE -> new Next.GiveUp();
      case Answer.Refused(_, _, var wish) ->
          again(attempts, chance, wish == null ? Duration.ZERO : wish);
      case Answer.None _ -> again(attempts, chance, Duration.ZERO);
    };
  }

  private Next again(int attempts, double chance, Duration wish) {
    if (attempts > pauses.size()) {
      return new Next.GiveUp();
    }
    var pause = pauses.get(attempts - 1);
    var lengthened = pause.plusMillis(Math.round(pause.toMillis() * jitter * chance));
    // A receiver may ask for patience, but not for more than we ever have.
    var longest = pauses.stream().max(Duration::compareTo).orElse(pause);
    var granted = wish.compareTo(longest) > 0 ? longest : wish;
    return new Next.Again(granted.compareTo(lengthened) > 0 ? granted : lengthened);
  }
}
