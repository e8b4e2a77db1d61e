/// What every event of the services has in common: the declared wire name.
///
/// The families themselves are in one sub-package per service: sealed interfaces of records, JDK
/// types only, so that any consumer can read them without our frameworks.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
