package org.aimsledger.inventory.bulkimport;

import java.util.Map;
import org.aimsledger.inventory.bulkimport.RowIdentities.RowIdentity;

/// One row of a job, ready to be carried out.
///
/// @param number in the file, from 1, without the header
/// @param values column → text, corrections included
record ImportLine(long number, Map<String, String> values, RowIdentity identity) {}
