/// REACT: a file of somebody else's inventory → AI systems, row by row.
///
/// Reading order: 1 [ImportResource] takes a mapping and a table, 2 [MappingReader] and
/// [TableReader], or [WorkbookReader] for XLSX, understand them (or say what is wrong and keep
/// nothing), 3 [RowIdentities] says which system each row is about, 4 [ImportStore] keeps the job
/// and its rows, 5 [ImportJob] carries the rows out, 6 [RowTranslation] turns one row into a
/// command or into reasons for the quarantine.
///
/// A row is never dropped and nothing is guessed: what a mapping doesn't say is unknown, what can't
/// be understood is flagged or waits in the quarantine to be corrected. The job itself is working
/// state, not history: what it did is in the events of the systems, which name job, file and row;
/// so importing the same file again leaves no trace.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.bulkimport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
