package org.aimsledger.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Types what the README says, in a folder that looks like the checkout, on ports that are free.
class ReadmeTourIT {
  private static final long MINUTES = 5;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private TourShell shell;

  @BeforeEach
  void aCheckoutOfItsOwn() throws IOException {
    shell = TourShell.in(folder, MINUTES);
  }

  @AfterEach
  void down() throws Exception {
    var _ = shell.run(List.of("./aims down"));
  }

  @Test
  void theTourWorksAsPrintedAndAgainAfterDownAndUp() throws Exception {
    // Given
    var tour =
        Tour.of(Files.readString(TourShell.checkout().resolve("README.md")), "## Five minutes");
    assertThat(tour.steps()).hasSizeGreaterThan(15);
    var commands = tour.steps().stream().map(Tour.Step::command).toList();

    // When
    var first = shell.run(with("./aims up", commands));
    var restarted = shell.run(with("./aims down", List.of("./aims up")));
    var second = shell.run(with("true", commands));

    // Then
    assertThat(restarted).allSatisfy(result -> assertThat(result.exit()).isZero());
    TourShell.assertPrinted(tour, first.subList(1, first.size()), true);
    TourShell.assertPrinted(tour, second.subList(1, second.size()), false);
    assertThat(second.get(1).output()).containsPattern("registered +0").containsPattern("total +8");
  }

  private static List<String> with(String first, List<String> others) {
    var all = new ArrayList<String>();
    all.add(first);
    all.addAll(others);
    return all;
  }
}
