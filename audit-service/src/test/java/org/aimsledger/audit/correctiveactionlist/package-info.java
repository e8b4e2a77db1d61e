@NullMarked
package org.aimsledger.audit.correctiveactionlist;

import org.jspecify.annotations.NullMarked;
