package org.aimsledger.audit.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks what lets somebody read what is in the trail: an event says who asked for what before it
/// is answered, or who had all of it verified. On a method, or on a class for all its methods.
/// Counts of lanes and alarms have no mark: they say nothing of the content, and who watches them
/// all day would fill the trail.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RecordedRead {}
