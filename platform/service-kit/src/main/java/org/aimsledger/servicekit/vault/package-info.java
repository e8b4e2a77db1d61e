/// The vault of a service that stores personal texts, made out of the configuration and looked
/// after at the start.
///
/// Guarantees: a service that says which event erases a person (a bean of [Erasures]) doesn't start
/// without the file of key-encryption keys, or with one that doesn't open its keys; keys of persons
/// whose erasure is in the log, and that came back with an older copy of the key table, are
/// destroyed again before it answers; keys are wrapped with the newest key-encryption key once it
/// runs. Does **not** make the file, nor keep copies of it: it must be kept apart from copies of
/// the database.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.vault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
