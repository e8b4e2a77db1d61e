/// Events of outsiders: integrations report about AI systems, over Kafka and over HTTP, as
/// CloudEvents or in a language of their own (MLflow, OpenLineage, OpenTelemetry).
///
/// They are untrusted. What can not be recorded goes to a quarantine with the reason and the bytes
/// as they came, where somebody corrects and replays, or discards it; the channel never stops for
/// it. What is about a system that nobody has registered is held, recorded by itself when somebody
/// has, and opens a finding of unregistered AI use.
///
/// Reading order:
///
/// 1. Ways in. `ReportIntakeConsumer` (Kafka) and `ReportIntakeResource` (HTTP), in every mode:
///    `BinaryModeReader` makes structured documents of binary ones, `EventBatchReader` cuts a batch
///    (`EventBatch`) into them. Adapters make them of what others say, with `EventDocumentReader`:
///    - `MlflowWebhookResource`, `MlflowSignature`, `MlflowReader`
///    - `OpenLineageResource`, `OpenLineageReader`
///    - `TelemetryResource`, `TelemetryReader` (`Telemetry`, `GenAiSpan`), `TelemetryStore`
///      (`GenAiUsage`), and `TelemetryJob`, which reports what was counted
/// 2. `DeliveryConsumer`: a group of documents (`Delivery`) → what became of each (`Intake`)
/// 3. `ReportIntakeReader`, `ReportDataReader`, `JsonFieldsReader`: bytes → `ReportDraft`, or the
///    reason why not (`IntakeResult`); the types are in `ReportTypes`
/// 4. `NamedSystemQuery`: which system is meant (`NamedSystem`)
/// 5. `WhenSystemIsReportedRecordReportPolicy`: draft → command
/// 6. `HeldEventStore`, `HeldEventJob`: what waits for its system, and its end;
///    `HeldEventResource`, `UnregisteredSystemResource` (`HeldEventRequests`, `HeldEventResponses`)
/// 7. `EventQuarantineResource` (7a `EventQuarantineResponses`), `EventQuarantineStore`: what did
///    not get through; `QuarantineJob` counts it
/// 8. `AsyncApiResource`, `AsyncApi`, `EventSchemas`: what integrations have to know
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.reportintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
