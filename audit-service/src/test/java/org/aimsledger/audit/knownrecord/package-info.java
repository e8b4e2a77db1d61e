@NullMarked
package org.aimsledger.audit.knownrecord;

import org.jspecify.annotations.NullMarked;
