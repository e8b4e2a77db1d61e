/// The settings that every service has.
///
/// Guarantees: a misspelt `aims.` setting stops the start, because it belongs to no mapping.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
