@NullMarked
package org.aimsledger.audit.evidenceexport;

import org.jspecify.annotations.NullMarked;
