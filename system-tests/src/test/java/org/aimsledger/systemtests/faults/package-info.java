/// Tests of the fault suite itself, and its quick form.
@NullMarked
package org.aimsledger.systemtests.faults;

import org.jspecify.annotations.NullMarked;
