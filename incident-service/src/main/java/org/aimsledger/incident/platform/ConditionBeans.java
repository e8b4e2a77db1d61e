package org.aimsledger.incident.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the reader of conditions out of the settings.
@Singleton
class ConditionBeans {
  /// Made while the service starts: what the language loads takes seconds in a cold process, and
  /// the first who asks for it is an event loop, on which connections would wait meanwhile.
  void make(@Observes StartupEvent event, ConditionReader reader) {
    // Being asked for is all that it takes.
  }

  @Produces
  @Singleton
  ConditionReader conditionReader(IncidentConfig config) {
    var limits = config.detection();
    return new ConditionReader(
        new ConditionReader.Limits(
            limits.conditionLength(),
            limits.conditionDepth(),
            limits.conditionSteps(),
            limits.conditionTurns()));
  }
}
