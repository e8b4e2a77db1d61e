package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// How long orders to running systems wait, as the settings say.
@Singleton
class PatienceBeans {
  @Produces
  @Singleton
  Patience patience(ContainmentConfig config) {
    return new Patience(config.answerWithin(), config.longestWait(), config.attempts());
  }
}
