@NullMarked
package org.aimsledger.audit.contentpruning;

import org.jspecify.annotations.NullMarked;
