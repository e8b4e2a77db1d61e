package org.aimsledger.eventstore.compare;

/// Where a row is, or should be.
record Row(Derived table, Object key) {}
