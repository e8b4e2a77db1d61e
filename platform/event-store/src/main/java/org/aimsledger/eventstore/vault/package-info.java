/// Keys of data subjects: texts about a person are sealed before they are stored, and erasing the
/// person destroys the key.
///
/// Guarantees: one random AES-256 key per subject, stored only under a key-encryption key that no
/// database has; a sealed text opens with its key, in its stream, in its field, and nowhere else; a
/// key that was destroyed or lost reads as erased, as a value; a new key and its first event, and a
/// destroyed key and its event, are one transaction each; keys are never cached, so what was
/// destroyed opens in no process any more.
///
/// Does **not** guarantee: that nobody has kept what he has read; that copies of the key table, or
/// write-ahead log kept with them, are gone. Both are worthless once the key-encryption key of
/// their time is destroyed: put a new one on top of the file, restart, and remove the old one.
///
/// Do not use it for texts that somebody must search or sort by, and not for what must be kept
/// although the person is erased.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.vault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
