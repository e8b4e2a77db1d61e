/// One Aimsledger installation on one machine: PostgreSQL, Kafka, the local identity provider and
/// the packaged services.
///
/// Start reading at [AimsInstallation]: `aims up` runs one of them in a daemon, system tests run
/// one in the test's JVM.
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
