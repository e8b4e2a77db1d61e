/// The main job, end to end, on the packaged services with real PostgreSQL and real Kafka.
@NullMarked
package org.aimsledger.systemtests.mainjob;

import org.jspecify.annotations.NullMarked;
