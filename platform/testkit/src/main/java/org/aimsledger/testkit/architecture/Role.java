package org.aimsledger.testkit.architecture;

import static org.aimsledger.testkit.architecture.FeatureKind.PLATFORM;
import static org.aimsledger.testkit.architecture.FeatureKind.REACT;
import static org.aimsledger.testkit.architecture.FeatureKind.READ;
import static org.aimsledger.testkit.architecture.FeatureKind.WRITE;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// The closed list of role suffixes. The suffix is the licence: it says which frameworks a class
/// may touch and in which kind of feature it lives. The table in CONTRIBUTING.md says the same in
/// prose.
// The check knows only Guava's immutable collections; these are from Set.of and List.copyOf.
@SuppressWarnings("ImmutableEnumChecker")
enum Role {
  POLICY(
      "Policy",
      false,
      Set.of(REACT),
      Licence.of(
          "org.aimsledger.eventstore.inbox.Reaction",
          "org.aimsledger.eventstore.handle.Order",
          "org.aimsledger.eventstore.store.EventIds")),
  RESOURCE(
      "Resource",
      true,
      Set.of(WRITE, READ, REACT, PLATFORM),
      Licences.BEAN
          .and(Licences.HTTP)
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "org.aimsledger.servicekit..",
                  "org.aimsledger.eventstore.handle",
                  "org.aimsledger.eventstore.project",
                  "org.aimsledger.eventstore.store.EventIds"))),
  REQUEST_FILTER(
      "RequestFilter",
      true,
      Set.of(WRITE, PLATFORM),
      Licences.BEAN
          .and(Licences.HTTP)
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "com.github.benmanes.caffeine.cache..",
                  "io.github.bucket4j..",
                  "io.vertx.core.http..",
                  "io.vertx.core.net..",
                  "org.aimsledger.servicekit..",
                  "org.aimsledger.eventstore.handle"))),
  REQUESTS("Requests", false, Set.of(WRITE, READ, REACT), Licences.WIRE),
  RESPONSES("Responses", false, Set.of(WRITE, READ, REACT, PLATFORM), Licences.WIRE),
  COMMAND_HANDLER(
      "CommandHandler",
      false,
      Set.of(WRITE),
      Licences.BEAN
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "io.vertx.mutiny.sqlclient",
                  "org.aimsledger.eventstore.handle",
                  "org.aimsledger.eventstore.vault",
                  "org.aimsledger.eventstore.store.Companion",
                  "org.aimsledger.eventstore.store.EventIds",
                  "org.aimsledger.eventstore.store.EventTypes",
                  "org.aimsledger.eventstore.store.StateFormat"))),
  EVENT_TYPES(
      "EventTypes",
      false,
      Set.of(WRITE, REACT),
      Licence.of("com.fasterxml.jackson..", "org.aimsledger.eventstore.store")),
  PROJECTION(
      "Projection",
      false,
      Set.of(READ),
      Licences.BEAN
          .and(Licences.ROWS)
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "org.aimsledger.eventstore.project",
                  "org.aimsledger.eventstore.store.EventTypes"))),
  ROW("Row", false, Set.of(READ, REACT), Licences.ROWS),
  QUERY(
      "Query",
      false,
      Set.of(READ, REACT),
      Licences.BEAN
          .and(Licences.ROWS)
          .and(Licences.REACTIVE)
          .and(
              Licence.of("org.aimsledger.eventstore.project", "org.aimsledger.servicekit.paging"))),
  CONSUMER(
      "Consumer",
      true,
      Set.of(REACT),
      Licences.BEAN
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "org.eclipse.microprofile.reactive.messaging..",
                  "io.smallrye.reactive.messaging..",
                  "org.apache.kafka.clients.consumer..",
                  "org.apache.kafka.common..",
                  "org.aimsledger.eventstore.inbox",
                  "org.aimsledger.eventstore.store.EventIds",
                  "org.aimsledger.eventstore.store.EventTypes"))),
  JOB(
      "Job",
      true,
      Set.of(REACT, PLATFORM),
      Licences.BEAN
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "io.quarkus.scheduler..",
                  "org.aimsledger.eventstore.handle",
                  "org.aimsledger.eventstore.store.EventTooLargeException",
                  "org.aimsledger.eventstore.store.EventIds"))),
  CLIENT(
      "Client",
      true,
      Set.of(REACT, PLATFORM),
      Licences.BEAN
          .and(Licences.HTTP)
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "com.fasterxml.jackson.annotation..",
                  "com.standardwebhooks..",
                  "io.quarkus.mailer..",
                  "io.quarkus.oidc.client..",
                  "io.quarkus.rest.client..",
                  "io.vertx.core.http..",
                  "io.vertx.core.net..",
                  "io.vertx.mutiny.core..",
                  "org.eclipse.microprofile.rest.client.."))),
  LOOKUP("Lookup", false, Set.of(PLATFORM), Licences.REACTIVE),
  STORE(
      "Store",
      true,
      Set.of(REACT, PLATFORM),
      Licences.BEAN
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "io.vertx.core.buffer..",
                  "io.vertx.core.json..",
                  "io.vertx.mutiny.sqlclient..",
                  "io.vertx.sqlclient..",
                  "org.aimsledger.eventstore.handle.CommandContext",
                  "org.aimsledger.eventstore.handle.Note",
                  "org.aimsledger.eventstore.handle.Order",
                  "org.aimsledger.eventstore.inbox",
                  "org.aimsledger.eventstore.store.EventDocument",
                  "org.aimsledger.eventstore.store.EventTypes",
                  "org.aimsledger.eventstore.store.RowSeals"))),
  READER(
      "Reader",
      false,
      Set.of(REACT, PLATFORM),
      Licence.of(
          "com.fasterxml.jackson..",
          "com.networknt.schema..",
          "dev.cel..",
          "javax.xml.stream..",
          "org.apache.commons.compress.archivers.zip..",
          "org.apache.commons.csv..",
          "org.apache.tika..",
          "org.dhatim.fastexcel.reader..")),
  WRITER(
      "Writer",
      false,
      Set.of(REACT),
      Licence.of("com.fasterxml.jackson..", "org.apache.pdfbox..", "org.apache.poi..")),
  CONFIG(
      "Config",
      true,
      Set.of(PLATFORM),
      Licence.of(
          "io.smallrye.config..",
          "jakarta.validation..",
          "org.eclipse.microprofile.config..",
          "org.hibernate.validator.constraints..")),
  READINESS(
      "Readiness",
      true,
      Set.of(PLATFORM),
      Licences.BEAN
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "io.smallrye.health..",
                  "org.aimsledger.eventstore..",
                  "org.aimsledger.servicekit..",
                  "org.eclipse.microprofile.health.."))),
  LOG(
      "Log",
      true,
      Set.of(WRITE, READ, REACT, PLATFORM),
      Licence.of("org.jboss.logging", "org.jboss.logging.annotations")),
  METRICS(
      "Metrics",
      true,
      Set.of(PLATFORM),
      Licences.BEAN.and(
          Licence.of(
              "io.micrometer..", "org.aimsledger.eventstore..", "org.aimsledger.servicekit.."))),
  BEANS(
      "Beans",
      true,
      Set.of(PLATFORM),
      Licences.BEAN
          .and(Licences.REACTIVE)
          .and(
              Licence.of(
                  "com.fasterxml.jackson..",
                  "de.focus_shift.jollyday.core",
                  "io.quarkus..",
                  "io.vertx..",
                  "org.aimsledger.eventstore..",
                  "org.aimsledger.referencedata..",
                  "org.aimsledger.servicekit..",
                  "org.eclipse.microprofile..")));

  private final String suffix;
  private final boolean readsTheWorld;
  private final Set<FeatureKind> kinds;
  private final Licence licence;

  Role(String suffix, boolean readsTheWorld, Set<FeatureKind> kinds, Licence licence) {
    this.suffix = suffix;
    this.readsTheWorld = readsTheWorld;
    this.kinds = kinds;
    this.licence = licence;
  }

  /// The role a class name claims; empty: no suffix, so pure.
  static Optional<Role> of(String simpleName) {
    return Arrays.stream(values())
        .filter(role -> simpleName.endsWith(role.suffix))
        .filter(role -> simpleName.length() > role.suffix.length())
        .max(Comparator.comparingInt(role -> role.suffix.length()));
  }

  String suffix() {
    return suffix;
  }

  /// Whether clock, random, environment, threads, files and network are open to it.
  boolean readsTheWorld() {
    return readsTheWorld;
  }

  Set<FeatureKind> kinds() {
    return kinds;
  }

  Licence licence() {
    return licence;
  }

  private static final class Licences {
    static final Licence BEAN =
        Licence.of(
            "io.quarkus.arc..",
            "io.quarkus.runtime..",
            "jakarta.annotation..",
            "jakarta.enterprise..",
            "jakarta.inject..");
    static final Licence REACTIVE =
        Licence.of("io.smallrye.mutiny..", "io.smallrye.common.annotation..");
    static final Licence HTTP =
        Licence.of(
            "io.quarkus.security..",
            "jakarta.validation..",
            "jakarta.ws.rs..",
            "org.eclipse.microprofile.openapi.annotations..",
            "org.jboss.resteasy.reactive..");
    static final Licence WIRE =
        Licence.of(
            "com.fasterxml.jackson..",
            "jakarta.validation..",
            "org.aimsledger.servicekit..",
            "org.eclipse.microprofile.openapi.annotations..");
    static final Licence ROWS =
        Licence.of(
            "jakarta.persistence..",
            "org.hibernate.annotations..",
            "org.hibernate.reactive..",
            "org.hibernate.type..");

    private Licences() {}
  }
}
