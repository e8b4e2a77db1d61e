/// What incident-service tells the others: the events of AI incidents, of the signals before them
/// and the exercises beside them, those about the personal data in them, and their words.
///
/// Four judgements on an incident are independent fields and never derived from one another: its
/// kind, our own severity, the OECD's severity, and what has to be reported under which law.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
