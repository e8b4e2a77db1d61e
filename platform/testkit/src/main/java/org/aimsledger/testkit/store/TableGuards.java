package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.TableGuard.APPEND_ONLY;
import static org.aimsledger.testkit.store.TableGuard.COMPARED;
import static org.aimsledger.testkit.store.TableGuard.GROWING;
import static org.aimsledger.testkit.store.TableGuard.OPEN;
import static org.aimsledger.testkit.store.TableGuard.SEALED;
import static org.aimsledger.testkit.store.TableGuard.SHOWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Every table of every service, with what notices that somebody writes into it past the service.
/// The only ones that are not here are views, which `view_registry` names and which are all
/// compared.
///
/// `AppendOnlyTablesTest` migrates the database of each service and fails when a table is missing
/// here, or is not guarded as it says.
public final class TableGuards {
  /// Whose tables: those that every service has.
  public static final String EVERY = "every service";

  private static final List<Guarded> TABLES = tables();

  private TableGuards() {}

  /// One table.
  ///
  /// @param service name of the service, or [#EVERY]
  /// @param holds what its rows are, and what follows when somebody writes into it
  /// @param tidied whether its owner may delete old rows of an append-only table
  public record Guarded(
      String service, String table, TableGuard guard, String holds, boolean tidied) {}

  /// All of them, by service.
  public static List<Guarded> all() {
    return TABLES;
  }

  /// Names of the tables with one of these guards.
  public static Set<String> named(TableGuard... guards) {
    var wanted = Set.of(guards);
    return TABLES.stream()
        .filter(each -> wanted.contains(each.guard()))
        .map(Guarded::table)
        .collect(Collectors.toSet());
  }

  /// Names of the append-only tables that their owner may tidy up.
  public static Set<String> tidied() {
    return TABLES.stream().filter(Guarded::tidied).map(Guarded::table).collect(Collectors.toSet());
  }

  private static List<Guarded> tables() {
    var all = new ArrayList<Guarded>();
    ofEveryService(all);
    ofInventory(all);
    ofIncident(all);
    ofAudit(all);
    return List.copyOf(all);
  }

  private static void ofEveryService(List<Guarded> all) {
    var of = new Adding(all, EVERY);
    of.add("events", APPEND_ONLY, "the events; compared with the trail, byte by byte, and sealed");
    of.add("lane_head", SHOWS, "last number of a lane; a wrong one leaves a hole or is refused");
    of.add("receipts", SEALED, "answers to requests; those with events are compared with them too");
    of.add("unique_claims", COMPARED, "names that streams hold");
    of.add("snapshots", COMPARED, "states of long streams");
    of.add("relay_cursor", SHOWS, "what was sent; the trail pulls what was passed over");
    of.add("projection_cursor", SHOWS, "places of views, whose rows are compared up to them");
    of.add("inbox_cursor", SEALED, "places in logs of others; a deleted one has them sent again");
    of.tidied(
        "inbox_refusals", "orders that were refused, for people to read; nobody acts on them");
    of.add("restored", OPEN, "that a database was put back; a row put in stops the service");
    of.add("returned_receipts", COMPARED, "receipts that came back with events, which name them");
    of.add("returned_causes", OPEN, "what was done before a restore, for days after one");
    of.add("view_registry", SHOWS, "names of views; only migrations write it");
    of.add("flyway_schema_history", SHOWS, "migrations; other ones than the build's are refused");
  }

  private static void ofInventory(List<Guarded> all) {
    var of = new Adding(all, "inventory");
    of.tidied("bill", "bills of materials as they came, under the hash of the document");
    of.tidied("bill_document", "their bytes, under their hash");
    of.add("bill_item", OPEN, "what is proposed from a bill; accepted by a person, who sees it");
    of.add("event_quarantine", SEALED, "events of outsiders that could not be recorded");
    of.add("held_event", SEALED, "events of outsiders about unknown systems; not their standing");
    of.add("import_job", SEALED, "files that are imported; not that they are finished");
    of.add("import_row", OPEN, "rows of such files, until they are events");
    of.add("followed_risks", OPEN, "what risk-service says; the next event on a risk corrects it");
    of.add("followed_incidents", OPEN, "what incident-service says; corrected the same way");
    of.add("followed_incident_systems", OPEN, "which systems incidents are about");
    of.add("genai_span", OPEN, "calls that were counted, until their period is reported");
    of.add("genai_usage", OPEN, "sums of a period, until it is reported");
    of.add("lineage_end", OPEN, "what runs read and wrote, until it is reported");
  }

  private static void ofIncident(List<Guarded> all) {
    var of = new Adding(all, "incident");
    of.add("evidence_file", APPEND_ONLY, "kept files, under the hash that events name");
    of.add("evidence_upload", SHOWS, "uploads; bytes are hashed again when they are read");
    of.add("evidence_chunk", SHOWS, "bytes; hashed again when they are read, refused if other");
    of.add("known_systems", OPEN, "systems of inventory-service; one put in could be named");
    of.add("known_records", OPEN, "records of other services; one put in could be linked to");
    of.add("webhook_cursor", SEALED, "place up to which deliveries are queued");
    of.add("webhook_target", SEALED, "who is told, and where");
    of.add("webhook_incident", SEALED, "what filters ask of incidents");
    of.add("webhook_delivery", SEALED, "what is sent; not whether it was sent");
    of.add("detection_firing", OPEN, "what rules have found, until the incident is raised");
    of.add("detection_lane", OPEN, "up to when observations have come in");
    of.add("detection_observation", OPEN, "reports as rules see them; the reports are events");
    of.add("detection_progress", OPEN, "up to where rules have judged");
    of.add("detection_span", OPEN, "from when until when a rule judges; the rules are events");
    of.add("detection_window", OPEN, "what a rule remembers of a system");
  }

  private static void ofAudit(List<Guarded> all) {
    var of = new Adding(all, "audit");
    of.add("trail_entry", APPEND_ONLY, "the entries; each is a leaf of the tree");
    of.add("trail_tile", APPEND_ONLY, "full tiles of the tree");
    of.add("trail_checkpoint", APPEND_ONLY, "what was signed");
    of.add("trail_cosignature", APPEND_ONLY, "what witnesses have signed");
    of.add("trail_reference", APPEND_ONLY, "what entries are about; compared with them");
    of.add("trail_alarm", APPEND_ONLY, "alarms; each is an event too");
    of.add("trail_pruned", APPEND_ONLY, "whose content was taken out, by which event");
    of.add("trail_retention", APPEND_ONLY, "how long classes of records are kept");
    of.add("trail_edge", GROWING, "tiles that still grow; fit the root or nothing is signed");
    of.add("trail_state", GROWING, "head of the log; fits the tiles or nothing is signed");
    of.add("trail_lane", GROWING, "what each lane has in the trail; a recount tells");
    of.add("trail_span", GROWING, "times of stretches, for searches; compared with entries");
    of.add("trail_sighting", SHOWS, "when something wrong was seen last; it is seen again");
    of.add("trail_reconciliation", SHOWS, "places of a comparison that begins anew by itself");
    of.add("trail_seal_check", OPEN, "place of the comparison of seals; verify-log needs none");
    of.add("trail_lane_seal", SHOWS, "last seal of a lane; the next one fits it or is an alarm");
    of.add("trail_push", OPEN, "what was delivered to whom; one set forward waits for the log");
  }

  private record Adding(List<Guarded> all, String service) {
    void add(String table, TableGuard guard, String holds) {
      all.add(new Guarded(service, table, guard, holds, false));
    }

    void tidied(String table, String holds) {
      all.add(new Guarded(service, table, APPEND_ONLY, holds, true));
    }
  }
}
