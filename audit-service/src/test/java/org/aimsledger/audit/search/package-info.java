@NullMarked
package org.aimsledger.audit.search;

import org.jspecify.annotations.NullMarked;
