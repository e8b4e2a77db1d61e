package org.aimsledger.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The README's tour against `docker compose`: up, tour, a container killed, tour again, down, up,
/// nothing lost. A project of its own, whose volumes are removed at the end. Needs a Docker engine
/// that has the images (`./aims images`), and is skipped without.
class ComposeTourIT {
  private static final long MINUTES = 15;
  private static final String UP = "docker compose up -d --wait --quiet-pull";
  private static final List<String> IMAGES =
      List.of("aimsledger/inventory", "aimsledger/risk", "aimsledger/incident", "aimsledger/audit");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private TourShell shell;

  @BeforeEach
  void aProjectOfItsOwn() throws Exception {
    assumeTrue(
        succeeds("docker", "info") && succeeds("docker", "compose", "version"),
        "skipped: no Docker engine with compose answers");
    for (var image : IMAGES) {
      assumeTrue(
          succeeds("docker", "image", "inspect", image + ":0.1.0"),
          "skipped: the engine has no image " + image + ":0.1.0 (./aims images)");
    }
    var secrets = folder.resolve(".aims/compose/secrets").toString();
    shell =
        TourShell.in(folder, MINUTES)
            .with("COMPOSE_PROJECT_NAME", "aims-tour-" + ProcessHandle.current().pid())
            .with("AIMS_COMPOSE_SECRETS", secrets);
    assertThat(shell.run(List.of("deploy/compose/secrets.sh")).getFirst().exit()).isZero();
  }

  @AfterEach
  void down() throws Exception {
    if (shell != null) {
      var _ = shell.run(List.of("docker compose down -v --timeout 20"));
    }
  }

  @Test
  void theTourWorksAndNothingIsLostWhenAContainerIsKilledAndAfterDownAndUp() throws Exception {
    // Given
    var tour =
        Tour.of(Files.readString(TourShell.checkout().resolve("README.md")), "## Five minutes");
    var commands = tour.steps().stream().map(Tour.Step::command).toList();

    // When
    var up = shell.run(List.of(UP));
    var first = shell.run(commands);
    var killed = shell.run(List.of("docker compose kill inventory", UP));
    var second = shell.run(commands);
    var restarted = shell.run(List.of("docker compose down", UP));
    var third = shell.run(commands);

    // Then
    assertThat(List.of(up, killed, restarted))
        .allSatisfy(
            results ->
                assertThat(results).allSatisfy(result -> assertThat(result.exit()).isZero()));
    TourShell.assertPrinted(tour, first, true);
    TourShell.assertPrinted(tour, second, false);
    TourShell.assertPrinted(tour, third, false);
    for (var later : List.of(second, third)) {
      assertThat(later.getFirst().output())
          .containsPattern("registered +0")
          .containsPattern("total +8");
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
