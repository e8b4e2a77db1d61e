/// Looks for personal texts where none may be: in every table, every topic, every file.
///
/// Guarantees: a text is found as it is, in UTF-16, in base64 wherever it begins, in hex, and by
/// its plain SHA-256; databases are read field by field as a superuser, so compressed and binary
/// columns, statistics and catalogues are read too. Does **not** find a text that was encrypted,
/// compressed in a file, or cut into pieces.
@NullMarked
@CheckReturnValue
package org.aimsledger.testkit.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
