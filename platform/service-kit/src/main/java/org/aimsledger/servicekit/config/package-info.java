/// The settings that every service has.
///
/// Guarantees: a misspelt `aims.` setting stops the start, because it belongs to no mapping; where
/// the way to the database is encrypted, the server has shown who it is ([DatabaseTls]).
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
