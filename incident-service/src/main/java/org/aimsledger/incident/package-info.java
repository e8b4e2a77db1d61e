/// The incident service: AI incidents from the first report to the lessons learnt.
///
/// | feature | kind |
/// |---|---|
/// | `incident` | write: one AI incident |
/// | `datasubject` | write: the personal data of one person |
/// | `incidentregister` | read: list, filter and count incidents |
/// | `inventoryintake` | react: events of inventory-service |
/// | `regulatorycase` | write: what an incident has to be reported to whom, and until when |
/// | `clockboard` | read: legal clocks of all incidents |
/// | `communication` | write: what is said to an audience about an incident |
/// | `communicationlist` | read: communications of all incidents |
/// | `webhooksubscription` | write: who is told by webhooks, with which secrets |
/// | `webhookdelivery` | react: what happens is sent by webhooks and mails |
/// | `livestream` | react: what happens, as server-sent events |
/// | `escalation` | write: that nobody takes an incident |
/// | `escalationwatch` | react: time passes, and nobody takes an incident |
/// | `filingdocument` | react: reports to authorities as documents |
/// | `clockwatch` | react: time passes, and clocks are warned of or missed |
/// | `detectionrule` | write: a rule that finds incidents in AI system events |
/// | `detectionruleboard` | read: which rules there are and where they stand |
/// | `detection` | react: AI system events, judged by the rules that are live |
/// | `signal` | write: one hint that something is wrong, before it is judged |
/// | `signalregister` | read: list, search and compare signals, count their labels |
/// | `signalrule` | write: a rule that decides what signals are |
/// | `signalruleboard` | read: which of these rules there are and where they stand |
/// | `signaldeciding` | react: signals, decided by the rules that are live |
/// | `signalraising` | react: decisions on signals become incidents |
/// | `signalimport` | react: databases of incidents that happened to others |
/// | `exercise` | write: one case of others, step by step, to drill with |
/// | `exerciselibrary` | read: list exercises |
/// | `exerciseimport` | react: collections of cases |
/// | `playbook` | write: how the organisation has adapted one playbook |
/// | `playbookrun` | write: one playbook carried out, for an incident or as a drill |
/// | `playbookboard` | read: runs with their open steps, the most urgent first |
/// | `playbookcalls` | read: incidents whose assumed cause has to start a playbook |
/// | `playbookstart` | react: assumed causes start playbooks |
/// | `evidence` | write: the evidence of one incident, its hold, custody and files |
/// | `containmentaction` | write: measures that contain one incident |
/// | `containmentboard` | read: measures of all incidents |
/// | `suspensionboard` | read: suspensions of all incidents |
/// | `containmentwatch` | react: what nobody answers is asked for again and escalated |
/// | `review` | write: why one incident happened and what to do, before it is closed |
/// | `lessonlist` | read: lessons of all reviews |
/// | `recurrence` | read: what comes back, what is wrong in several systems |
/// | `playbookimprovement` | react: lessons become proposals for playbooks |
/// | `auditintake` | react: corrective actions, nonconformities and discrepancies of audit-service |
/// | `riskintake` | react: assessments and key risk indicators of risk-service |
/// | `incidentfigures` | read: how fast incidents are handled, and what burns now |
/// | `platform` | settings, reference data, how the law counts days |
@NullMarked
@CheckReturnValue
package org.aimsledger.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
