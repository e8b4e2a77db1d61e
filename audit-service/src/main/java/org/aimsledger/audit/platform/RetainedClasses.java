package org.aimsledger.audit.platform;

import java.util.Set;
import org.aimsledger.referencedata.RetentionRules;
import org.aimsledger.referencedata.Versions;

/// Every published version of the rules of retention.
public record RetainedClasses(Versions<RetentionRules> rules) {
  /// The types of the events of a class.
  ///
  /// @param rule version of the pack as an event has it
  /// @throws IllegalStateException when this build doesn't have it
  public Set<String> types(String rule, String recordClass) {
    return rules
        .named(rule)
        .flatMap(pack -> pack.recordClass(recordClass))
        .map(RetentionRules.RecordClass::types)
        .orElseThrow(
            () -> new IllegalStateException("no class " + recordClass + " in the pack " + rule));
  }
}
