/// Lists by keyset: a page starts after the last row of the page before, so rows that come or go
/// meanwhile shift nothing.
///
/// Guarantees: at most 500 rows at once; cursors are opaque to clients and checked strictly (400).
/// The total is exact up to [Total#USUAL] rows ([Total#SEARCH] in a search); beyond that `total` is
/// absent and `totalAtLeast` says that there are more, because counting on costs more than the
/// page. Does **not** keep a snapshot: a row that changes its place between two pages can be seen
/// twice or not at all.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.paging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
