package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Uploads a table of AI systems to inventory-service and follows the job to its end.
@Command(
    name = "import",
    description = "Imports a CSV file of AI systems.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final Duration OUTAGE = Duration.ofMinutes(2);
  private static final List<String> ROLES = List.of("contributor", "system-owner");

  @Parameters(paramLabel = "FILE", description = "The CSV file.")
  private Path file = Path.of("");

  @Option(names = "--mapping", required = true, description = "The mapping file (YAML).")
  private Path mapping = Path.of("");

  @Option(names = "--actor", description = "Who imports; default: ${DEFAULT-VALUE}")
  private String actor = "importer";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireFile(file);
    requireFile(mapping);
    var services = Place.current().requireServices();
    var token = services.tokens().token(actor, ROLES);
    var base = URI.create("http://127.0.0.1:" + services.ports().inventory());
    try (var client = new ApiClient(base, token, OUTAGE)) {
      var job =
          new ImportJob(client, Terminal.out(spec), Terminal.err(spec), Terminal.isInteractive());
      return job.run(file, mapping) ? 0 : Aims.FAILED;
    }
  }

  private static void requireFile(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new IOException("Cannot read " + path.toAbsolutePath());
    }
  }
}
