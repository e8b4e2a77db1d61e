package org.aimsledger.inventory.bulkimport;

/// How large a workbook may be.
///
/// @param bytes of all its parts, unpacked
/// @param parts how many
record WorkbookLimits(long bytes, int parts) {}
