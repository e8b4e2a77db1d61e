/// Events of outsiders: integrations report about AI systems, over Kafka and over HTTP.
///
/// They are untrusted. What can not be recorded goes to a quarantine with the reason and the bytes
/// as they came, where somebody corrects and replays, or discards it; the channel never stops for
/// it.
///
/// Reading order:
///
/// 1. `ReportIntakeConsumer` (Kafka; 1a `ReportIntakeResource`: HTTP): read, find the system,
///    record, or else quarantine
/// 2. `ReportIntakeReader`: bytes → `ReportDraft`, or the reason why not (`IntakeResult`)
/// 3. `WhenSystemIsReportedRecordReportPolicy`: draft → command
/// 4. `EventQuarantineResource` (4a `EventQuarantineResponses`), `EventQuarantineStore`: what did
///    not get through
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.reportintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
