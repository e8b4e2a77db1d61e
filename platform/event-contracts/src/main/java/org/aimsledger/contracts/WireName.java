package org.aimsledger.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name under which an event is stored and published, e.g.
/// `org.aimsledger.inventory.ai-system-registered.v1`. Declared, never derived from the class name,
/// so that a rename in the code can't orphan stored events.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireName {
  /// Reverse domain name, kebab-case event, version.
  String value();
}
