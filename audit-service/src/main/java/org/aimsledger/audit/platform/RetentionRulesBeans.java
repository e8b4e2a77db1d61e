package org.aimsledger.audit.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the rules of retention once, at the start.
@Singleton
class RetentionRulesBeans {
  @Produces
  @Singleton
  RetainedClasses retainedClasses() {
    return new RetainedClasses(BundledPacks.load().retentionRules());
  }
}
