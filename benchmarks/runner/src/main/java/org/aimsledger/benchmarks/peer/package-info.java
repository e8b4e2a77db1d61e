/// What Aimsledger is measured against, on the same PostgreSQL in the same run: [Pgbench], a plain
/// Hibernate Reactive endpoint ([HibernateBaseline]), and bare tables ([PlainTable]).
@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.peer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
