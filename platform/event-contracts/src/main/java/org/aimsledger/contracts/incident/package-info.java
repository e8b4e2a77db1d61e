/// What incident-service tells the others: the family of one AI incident's events and the words in
/// them.
///
/// Four judgements on an incident are independent fields and never derived from one another: its
/// kind, our own severity, the OECD's severity, and what has to be reported under which law.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
