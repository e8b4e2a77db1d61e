package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// How long orders to running systems wait, as the settings say.
@Singleton
class PatienceBeans {
  @Produces
  @Singleton
  Patience patience(ContainmentConfig config) {
    var first = config.answerWithin();
    var longest = config.longestWait();
    return new Patience(first, longest.compareTo(first) < 0 ? first : longest, config.attempts());
  }
}
