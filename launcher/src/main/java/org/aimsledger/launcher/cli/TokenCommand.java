package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A token from the identity provider for evaluation.
@Command(
    name = "token",
    description = "Prints a bearer token, valid for 12 hours.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      required = true,
      split = ",",
      description = "One role or several: --role responder,viewer")
  private List<String> roles = List.of();

  @Option(names = "--user", description = "Who it is for; default: ${DEFAULT-VALUE}")
  private String user = "evaluator";

  @Option(
      names = "--unit",
      description =
          "A unit of the organisation that the user belongs to; may be given several times")
  private List<String> units = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var token = Place.current().requireServices().tokens().token(user, roles, units);
    Terminal.out(spec).println(token);
    return 0;
  }
}
