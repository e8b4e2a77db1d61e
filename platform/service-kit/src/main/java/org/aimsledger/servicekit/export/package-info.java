/// Lists as files: CSV, XLSX and JSON, of any length.
///
/// A list has one address. What is sent as `Accept` says in which form it is wanted: a page
/// (`application/json`), or the whole list with the same filters as `text/csv`, as
/// [org.aimsledger.servicekit.export.Listing#XLSX] or as one JSON array
/// ([org.aimsledger.servicekit.export.Listing#ROWS]). There is no second path: it would have to
/// repeat roles, filters and checks of each list, and one day would not. `cursor` is the place
/// where the file begins, `limit` means nothing to a file.
///
/// Guarantees: the pages of the list are read one after the other, each in its own short
/// transaction, the next one when the client has taken the one before: a slow client holds neither
/// memory nor a connection to the database, and when it hangs up nothing more is read. A file that
/// ends is complete; one that can't be completed never ends cleanly (the connection breaks).
/// Nothing is shortened: texts too long for a cell go on in a sheet at the end of the workbook. No
/// text becomes a formula.
///
/// Does **not** keep a snapshot: like pages, each part of the file is seen at its own moment.
///
/// Reading order: 1 [org.aimsledger.servicekit.export.Listing] is what a resource calls, 2
/// `Representation` which form, 3 `ExportBodyWriter` sends, 4 `Columns` row → cells, 5 `RowEncoder`
/// with its kinds: cells → bytes. A document that is no list but as long as one goes the same way
/// ([org.aimsledger.servicekit.export.Listing#document]).
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.export;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
