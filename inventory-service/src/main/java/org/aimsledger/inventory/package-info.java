/// The inventory of AI systems: what AI the organisation has, and what is reported about it.
///
/// | feature | kind | about |
/// |---|---|---|
/// | [org.aimsledger.inventory.aisystem] | write | one AI system from registration to retirement |
/// | `aisystemreport` | write | one report of an integration about an AI system |
/// | `systemregister` | read | list, search and counts of AI systems |
/// | `coverage` | read | what is missing: owners, determinations, assessments … |
/// | `reportintake` | react | events of outsiders, from Kafka and HTTP; quarantine |
/// | `incidentintake` | react | incident-service: containment and its release |
/// | `platform` | platform | settings, health |
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
