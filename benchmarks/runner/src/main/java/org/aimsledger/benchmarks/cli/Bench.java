package org.aimsledger.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.aimsledger.benchmarks.report.Comparison;
import org.aimsledger.benchmarks.report.Machine;
import org.aimsledger.benchmarks.report.Report;
import org.aimsledger.benchmarks.report.ReportFile;
import org.aimsledger.benchmarks.report.Row;
import org.aimsledger.benchmarks.report.Table;
import org.aimsledger.benchmarks.scenario.Form;
import org.aimsledger.benchmarks.scenario.Scenario;
import org.aimsledger.benchmarks.scenario.Workshop;
import org.aimsledger.launcher.ProjectRoot;
import org.aimsledger.launcher.preflight.PreflightException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./aims bench`.
@Command(
    name = "aims bench",
    description = {
      "Measures Aimsledger and its peers side by side, in an installation of its own that is removed at the end.",
      "Exit code 0: measured, whether aims are reached or not; 1: something could not be measured."
    },
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--quick", description = "Five minutes at most: the same with smaller sizes.")
  private boolean quick;

  @Option(
      names = "--smoke",
      description =
          "One short round of everything, to see that it works; the figures mean nothing.")
  private boolean smoke;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only these scenarios: ${COMPLETION-CANDIDATES}.",
      completionCandidates = ScenarioNames.class)
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the JSON goes (default: bench-<form>-<time>.json in the working directory).")
  private @Nullable Path out;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "FILE",
      description = "Prints two reports, old and new, with the change, and measures nothing.")
  private List<Path> compare = new ArrayList<>();

  public static void main(String[] arguments) {
    // Names of rows hold numbers, and reports of different machines are compared by them.
    Locale.setDefault(Locale.ROOT);
    // The supervisor's log lines would cut the table to pieces; each component has its own file.
    LogManager.getLogManager().reset();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(Bench::explain);
  }

  /// Expected trouble is one line; anything else is a bug and shows where.
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof IOException || failure instanceof PreflightException) {
      command.getErr().println("aims bench: " + failure.getMessage());
      return FAILED;
    }
    throw failure;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!compare.isEmpty()) {
      out()
          .print(
              Comparison.render(
                  ReportFile.read(compare.getFirst()), ReportFile.read(compare.getLast())));
      out().flush();
      return 0;
    }
    var scenarios = chosen();
    var form = smoke ? Form.smoke() : quick ? Form.quick() : Form.full();
    var startedAt = Instant.now();
    var machine = Machine.here("unknown");
    var rows = new ArrayList<Row>();
    try (var workshop = new Workshop(form, ProjectRoot.find(), javaOptions(), err())) {
      for (var scenario : scenarios) {
        var found = measure(scenario, workshop);
        if (workshop.ending()) {
          return FAILED;
        }
        // Shown at once, and again in the whole table: a run takes long.
        err().println(Table.rows(found).indent(2));
        rows.addAll(found);
      }
      machine = machine.withPostgres(workshop.postgres());
      var seconds = Duration.between(startedAt, Instant.now()).toSeconds();
      var report = new Report(startedAt, seconds, form.name(), machine, workshop.facts(), rows);
      out().print(Table.render(report));
      var file = out == null ? fileFor(report) : out;
      ReportFile.write(file, report);
      out().println();
      out()
          .println(
              "Written to " + file + "; compare with ./aims bench --compare OLD.json NEW.json");
      out().flush();
    }
    return rows.stream().anyMatch(row -> row.ours() == null) ? FAILED : 0;
  }

  private List<Row> measure(Scenario scenario, Workshop workshop) throws InterruptedException {
    var begin = Instant.now();
    err().println(scenario.name() + ": " + scenario.about());
    err().flush();
    try {
      return scenario.run(workshop);
    } catch (IOException | RuntimeException e) {
      // One scenario that fails must not cost the figures of the others.
      return List.of(Row.failed(scenario.name(), "all", String.valueOf(e.getMessage())));
    } finally {
      err()
          .printf(
              "  %s took %d s%n",
              scenario.name(), Duration.between(begin, Instant.now()).toSeconds());
      err().flush();
    }
  }

  private List<Scenario> chosen() {
    var all = Scenario.all();
    var names = all.stream().map(Scenario::name).toList();
    for (var name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            line(), "no scenario '" + name + "'; there are " + String.join(", ", names));
      }
    }
    return all.stream()
        .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
        .toList();
  }

  private static List<String> javaOptions() {
    var text = System.getenv().getOrDefault("AIMS_SERVICE_JAVA_OPTS", "").strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
  }

  private static Path fileFor(Report report) {
    var time = report.startedAt().toString().replaceAll("[-:]|\\..*", "");
    var file = Path.of("bench-" + report.form() + "-" + time + ".json");
    for (var i = 2; Files.exists(file); i++) {
      file = Path.of("bench-" + report.form() + "-" + time + "-" + i + ".json");
    }
    return file;
  }

  private CommandLine line() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine();
  }

  private PrintWriter out() {
    return line().getOut();
  }

  private PrintWriter err() {
    return line().getErr();
  }

  /// For `--help`.
  static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenario.all().stream().map(Scenario::name).collect(Collectors.toList()).iterator();
    }
  }
}
