package org.aimsledger.inventory.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settings of the inventory service.
@ConfigMapping(prefix = "aims.inventory")
public interface InventoryConfig {
  Imports imports();

  Bills bills();

  Dependencies dependencies();

  Intake intake();

  Gates gates();

  /// Gates of the life cycle.
  interface Gates {
    /// Whether they are kept for all systems. Otherwise for those whose risk class was determined
    /// and for those that a person has put under their gates.
    @WithDefault("false")
    boolean everything();

    /// Systems that are looked at in one round.
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int checks();

    /// How often the service looks for systems that have to be looked at, as the scheduler writes
    /// it.
    @WithDefault("1s")
    String every();
  }

  Redetermination redetermination();

  /// Risk classes that have to be determined again.
  interface Redetermination {
    /// How often the service looks for classes that other rules or another role touch, as the
    /// scheduler writes it.
    @WithDefault("5s")
    String every();

    /// Classes looked at in one round.
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int page();
  }

  Reviews reviews();

  SavedFilters savedFilters();

  Search search();

  /// Events of outsiders about AI systems.
  interface Intake {
    /// Most events in one body or one message in batch mode.
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int batchEvents();

    /// Reports recorded at the same time. As many as that wait for a lane are appended together.
    @WithDefault("1024")
    @Min(1)
    @Max(4096)
    int concurrency();

    /// Names of systems looked up at the same time.
    @WithDefault("32")
    @Min(1)
    @Max(512)
    int lookups();

    /// Names of registered systems kept in memory, so that not every event asks whether its system
    /// exists.
    @WithDefault("10000")
    @Min(0)
    int knownSystems();

    /// Events held about one unknown system. Where there are so many, those of the next group go to
    /// the quarantine.
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    int heldPerSystem();

    /// Names of unknown systems looked up in one round.
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int matchedNames();

    /// Held events recorded together once their system is known.
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int matchedEvents();

    /// How often held events are compared with the register, as the scheduler writes it.
    @WithDefault("1s")
    String matchEvery();

    /// How often what is open in the quarantine is counted, as the scheduler writes it.
    @WithDefault("15s")
    String quarantineEvery();

    /// Number up to which that is counted.
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    int quarantineCounted();

    /// Beginnings of the CloudEvents sources that an integration may use, by its id (`sub` of its
    /// token, `kafka:<topic>` for all who write to the topic): it may use no others, and nobody
    /// else may use these. Integrations that are not named may use any source that is nobody's.
    Map<String, List<String>> sources();

    /// MLflow registries whose webhooks are taken, by the name at the end of their path.
    Map<String, Mlflow> mlflow();

    OpenLineage openlineage();

    Telemetry telemetry();
  }

  /// One MLflow registry.
  interface Mlflow {
    /// The secret that its webhooks are signed with.
    Optional<String> secret();

    /// A file with the secret and nothing else, in place of the secret itself.
    Optional<Path> secretFile();

    /// Scope of the external ids of its models: a system with this scope and the name of a model is
    /// what the webhooks of that model are about.
    @WithDefault("mlflow")
    String scope();

    /// How far the time of a delivery may be from ours.
    @WithDefault("PT5M")
    Duration tolerance();
  }

  /// OpenTelemetry spans of calls of generative AI.
  interface Telemetry {
    /// Scope of the external ids of services: a system with this scope and the name of a service
    /// (`<service.namespace>/<service.name>` where there is a namespace) is what its spans are
    /// about.
    @WithDefault("opentelemetry")
    String scope();

    /// Calls of so long are reported together.
    @WithDefault("PT1H")
    Duration period();

    /// How long after its period a span is still counted. The report follows after twice as long.
    @WithDefault("PT15M")
    Duration lateness();

    /// Most spans in one request.
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int spans();

    /// Reports made in one round.
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int reports();

    /// How often the service looks for periods that are over, as the scheduler writes it.
    @WithDefault("10s")
    String every();
  }

  /// OpenLineage run events.
  interface OpenLineage {
    /// Scope of the external ids of jobs: a system with this scope and the id `<namespace>/<name>`
    /// is what the runs of that job are about.
    @WithDefault("openlineage")
    String scope();

    /// Most datasets that a run reads, and most that it writes, for links between them to be made.
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int datasets();

    /// Datasets or links of one event recorded at the same time.
    @WithDefault("64")
    @Min(1)
    @Max(512)
    int concurrency();

    /// How long it is remembered what a run has read and written, so that a later event of the run
    /// completes it.
    @WithDefault("P30D")
    Duration runsKept();

    /// How often the service forgets older runs, as the scheduler writes it.
    @WithDefault("10m")
    String forgetEvery();
  }

  /// Bulk imports.
  interface Imports {
    /// Rows read and marked together.
    @WithDefault("256")
    @Min(1)
    @Max(5000)
    int chunk();

    /// Rows carried out at the same time.
    @WithDefault("64")
    @Min(1)
    @Max(512)
    int concurrency();

    /// Open jobs that are taken up in one round, the oldest first.
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int jobs();

    /// How often the service looks for open jobs, as the scheduler writes it.
    @WithDefault("0.5s")
    String every();

    /// Most bytes of a workbook (XLSX) when all its parts are unpacked. A small file can hold very
    /// many.
    @WithDefault("268435456")
    @Min(1_000)
    @Max(2_000_000_000)
    long workbookBytes();

    /// Most parts of a workbook: sheets, styles, pictures …
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int parts();
  }

  /// Bills of materials.
  interface Bills {
    /// Deepest level of objects and arrays in a document.
    @WithDefault("64")
    @Min(8)
    @Max(500)
    int depth();

    /// Most objects with a name in a document: components, services, data.
    @WithDefault("5000")
    @Min(1)
    @Max(100_000)
    int things();

    /// Most edges in the dependencies of a document.
    @WithDefault("20000")
    @Min(1)
    @Max(500_000)
    int links();

    /// Most places that a refusal names.
    @WithDefault("50")
    @Min(1)
    @Max(1000)
    int places();

    /// Things that are read at once for the bill of the whole inventory.
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int pageThings();

    /// Links that are read at once for the bill of the whole inventory.
    @WithDefault("5000")
    @Min(1)
    @Max(50_000)
    int pageLinks();

    /// Bytes of other bills that are read at once for the bill of the whole inventory. One thing of
    /// which a bill says more is read alone.
    @WithDefault("4000000")
    @Min(1)
    @Max(100_000_000)
    int pageBytes();

    /// Accepted items carried out in one round.
    @WithDefault("256")
    @Min(1)
    @Max(5000)
    int chunk();

    /// How often the service looks for accepted items, as the scheduler writes it.
    @WithDefault("0.5s")
    String every();
  }

  /// Questions about what depends on what.
  interface Dependencies {
    /// Most things that one answer speaks of, the nearest first; it says when there are more.
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int things();

    /// How far links are followed.
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int levels();

    /// Most things that one level leads to, those that were reached before among them.
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int steps();

    /// Most things that are named where something may not be retired because they depend on it.
    /// While there are more, nobody can say why each may stay.
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int direct();
  }

  /// Reviews of AI systems and their reminders.
  interface Reviews {
    /// How many days before its date a review is announced.
    @WithDefault("30")
    @Min(1)
    @Max(365)
    int leadDays();

    /// Reviews looked at together.
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int page();

    /// How often the calendar is looked at, as the scheduler writes it.
    @WithDefault("1m")
    String every();
  }

  /// Filters that people keep.
  interface SavedFilters {
    /// Most filters of one person.
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int most();
  }

  /// Search over everything.
  interface Search {
    /// Records that are compared to find the best; an answer says when there are more.
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int candidates();
  }
}
