/// What is put into a running service from outside, so that the product needs no fault hooks: a
/// Java agent that inserts a call at named points of named methods.
///
/// Only the JDK: these classes are packed into a jar of their own and seen by every class loader of
/// the service. Reading order: [FaultPoint] and [Mutation] (the tables), [Place], [Instrumenter],
/// [FaultAgent], [Hooks].
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.faults.tools.agent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
