package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.WarmUp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes later starts quicker.
@Command(
    name = "warm",
    description =
        "Makes start-up caches, so that later starts take less time. Once per build; about two minutes.",
    mixinStandardHelpOptions = true)
final class WarmCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var place = Place.current();
    var out = Terminal.out(spec);
    WarmUp.run(place.home().directory(), SuperviseCommand.options(place), out::println);
    out.println("Done. The next ./aims up uses them.");
    return 0;
  }
}
