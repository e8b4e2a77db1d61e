package org.aimsledger.servicekit.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A write that is harmless to repeat by its nature, e.g. an upload that is known by its digest, or
/// a search with a body: no `Idempotency-Key` is asked for.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WithoutIdempotencyKey {}
