/// Real servers for tests: PostgreSQL, Kafka and an identity provider, started once per JVM.
///
/// Guarantees: a `@QuarkusTest` of a service finds all three without any annotation ({@link
/// org.aimsledger.testkit.backing.BackingServices} is found by the service loader), runs on a free
/// port and talks to the database with the least-privilege role, as production does. Containers
/// where a Docker engine answers, embedded servers where none does;
/// `-Dtestkit.backing=embedded|containers` decides by hand.
///
/// Does **not** guarantee an empty database: all tests of a JVM share it, so take random ids.
@NullMarked
@CheckReturnValue
package org.aimsledger.testkit.backing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
