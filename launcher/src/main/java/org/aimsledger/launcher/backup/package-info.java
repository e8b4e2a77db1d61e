/// Copies of the databases of the services, and databases out of copies.
///
/// Reading order: 1 [BackupFile], [BackupHeader], [BackupSummary] (what a copy is) · 2
/// [DatabaseBackup] (out of a database) · 3 [DatabaseRestore], [Schema] (into an empty one) · 4
/// [AgeKeys] (who can read it).
///
/// Guarantees: a copy is one moment of one database; it can be read with the key of its recipient
/// and by nobody else, the maker included; keys of data subjects are in a file of their own, for a
/// recipient of their own; a damaged or shortened copy, another version, a wrong key and a database
/// that is not empty are refused, and then nothing was changed. Does **not** hold views: they are
/// built again from the events.
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.backup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
