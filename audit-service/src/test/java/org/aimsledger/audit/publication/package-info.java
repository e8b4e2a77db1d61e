@NullMarked
package org.aimsledger.audit.publication;

import org.jspecify.annotations.NullMarked;
