package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the reader of conditions out of the settings.
@Singleton
class ConditionBeans {
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
