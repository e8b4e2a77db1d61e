package org.aimsledger.benchmarks.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// PostgreSQL's own benchmark tool doing the least that storing an event can be: one row, one
/// insert, one transaction, prepared, the same bytes.
public final class Pgbench {
  public static final String NAME = "pgbench";
  private static final Duration SLACK = Duration.ofSeconds(30);

  /// Making many connections takes it longer than a short round: each costs a SCRAM handshake.
  private static final Duration SHORTEST = Duration.ofSeconds(4);

  /// And longer where there are many of them.
  private static final Duration SHORTEST_A_CLIENT = Duration.ofMillis(50);

  private static final String SCRIPT = "insert into single_row (document) values (:document);\n";

  private final Path program;
  private final PeerDatabase database;
  private final Path script;
  private final String document;

  /// Writes the script and makes the table.
  ///
  /// @param folder for the script
  /// @param document what each row holds
  public Pgbench(Path program, PeerDatabase database, Path folder, String document)
      throws IOException {
    this.program = program;
    this.database = database;
    this.document = document;
    this.script = folder.resolve("pgbench.sql");
    Files.writeString(script, SCRIPT);
    database.execute(
        "create table if not exists single_row (id bigserial primary key, document text not null)");
  }

  /// The program on the PATH or where Debian puts it; the newest, if there are several.
  public static Optional<Path> find() {
    var places = new ArrayList<Path>();
    for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      places.add(Path.of(folder, NAME));
    }
    var debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (var versions = Files.list(debian)) {
        versions
            .sorted(Comparator.comparing(Path::toString).reversed())
            .forEach(version -> places.add(version.resolve("bin").resolve(NAME)));
      } catch (IOException _) {
        // Then it is on the PATH or nowhere.
      }
    }
    return places.stream().filter(Files::isExecutable).findFirst();
  }

  /// Rows a second.
  ///
  /// @param duration at least; a very short run is made longer
  public double run(int clients, Duration duration) throws IOException, InterruptedException {
    var time =
        Collections.max(List.of(duration, SHORTEST, SHORTEST_A_CLIENT.multipliedBy(clients)));
    var threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
    var command =
        List.of(
            program.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + clients,
            "--jobs=" + threads,
            "--time=" + time.toSeconds(),
            "--file=" + script,
            "--define=document=" + document,
            "--host=127.0.0.1",
            "--port=" + database.port(),
            "--username=" + database.user(),
            database.name());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    var output = Files.createTempFile(script.getParent(), "pgbench", ".out");
    var process = builder.redirectOutput(output.toFile()).start();
    if (!process.waitFor(time.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IOException("pgbench did not end in time");
    }
    return PgbenchOutput.parse(Files.readString(output, StandardCharsets.UTF_8))
        .transactionsPerSecond();
  }
}
