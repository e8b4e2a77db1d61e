/// Reads packs from YAML, strictly: an unknown key, a missing language, an undefined cell or a
/// double id stops the start with the file and the row in the message.
///
/// Guarantees: what it returns has been checked whole. Does **not** fetch or update anything. Do
/// not use it to read configuration: packs are published versions, configuration belongs to an
/// installation.
@NullMarked
@CheckReturnValue
package org.aimsledger.referencedata.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
