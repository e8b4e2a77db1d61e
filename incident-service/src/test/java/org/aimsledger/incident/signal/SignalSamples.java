package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.signal.SignalCommand.Report;
import org.jspecify.annotations.Nullable;

/// One signal with round times, and its commands and events.
final class SignalSamples {
  static final UUID SIGNAL = UUID.fromString("0198c0de-0000-7000-8000-000000000051");
  static final UUID OTHER = UUID.fromString("0198c0de-0000-7000-8000-000000000052");
  static final UUID CHATBOT = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  static final UUID SCORING = UUID.fromString("0198c0de-0000-7000-8000-00000000000b");
  static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  static final UUID PERSON = UUID.fromString("0198c0de-0000-7000-8000-00000000000d");
  static final UUID KEY = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");

  static final Instant OCCURRED = Instant.parse("2027-12-03T14:00:00Z");
  static final Instant NOON = Instant.parse("2027-12-03T15:00:00Z");
  static final Instant LATER = Instant.parse("2027-12-03T15:30:00Z");
  static final Reason WHY = new Reason("because");

  static final OutsideRecord RECORD =
      new OutsideRecord("example-base", "17", "https://example.org/17");
  static final SignalLabel DOMAIN = new SignalLabel("EXAMPLE", "Domain", "3 Misinformation");
  static final SignalLabel TIMING = new SignalLabel("EXAMPLE", "Timing", "after");

  private SignalSamples() {}

  static Report report() {
    return report(SignalSource.PERSON, "Wrong dosage", null, List.of(), OCCURRED, null);
  }

  static Report outside(String title, List<SignalLabel> labels) {
    return report(
        SignalSource.OUTSIDE,
        title,
        RECORD,
        labels,
        null,
        new GivenDate("2027-11", "2027-11", DatePrecision.MONTH));
  }

  static Report report(
      SignalSource source,
      String title,
      @Nullable OutsideRecord outside,
      List<SignalLabel> labels,
      @Nullable Instant occurredAt,
      @Nullable GivenDate occurredOn) {
    return new Report(
        SIGNAL,
        source,
        new SignalTitle(title),
        new SignalText("Ten times the dose."),
        source == SignalSource.OUTSIDE ? List.of() : List.of(CHATBOT),
        List.of(),
        outside,
        labels,
        occurredAt,
        occurredOn,
        null,
        null,
        null,
        NOON);
  }

  static SignalEvent reported() {
    return new SignalEvent.Reported(
        SIGNAL,
        SignalSource.PERSON,
        "Wrong dosage",
        "Ten times the dose.",
        List.of(CHATBOT),
        null,
        List.of(),
        OCCURRED,
        null,
        null,
        null,
        null,
        NOON);
  }

  static SignalEvent reportedOutside() {
    return new SignalEvent.Reported(
        SIGNAL,
        SignalSource.OUTSIDE,
        "Wrong dosage",
        "Ten times the dose.",
        List.of(),
        RECORD,
        List.of(DOMAIN),
        null,
        new GivenDate("2027-11", "2027-11", DatePrecision.MONTH),
        null,
        null,
        null,
        NOON);
  }

  static SignalEvent concern() {
    return new SignalEvent.Reported(
        SIGNAL,
        SignalSource.CONCERN,
        "Concern of an employee",
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        new SealedStatement(PERSON, sealed("text"), sealed("name"), null),
        "00ff",
        null,
        NOON);
  }

  private static SealedText sealed(String text) {
    return new SealedText(PERSON, KEY, text);
  }

  static SignalEvent decided(SignalDecision decision) {
    return new SignalEvent.Decided(SIGNAL, decision, List.of(CHATBOT), "because", null, NOON);
  }

  static SignalEvent merged() {
    return new SignalEvent.Merged(SIGNAL, OTHER, "because", NOON);
  }
}
