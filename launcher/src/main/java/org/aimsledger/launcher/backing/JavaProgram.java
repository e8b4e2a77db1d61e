package org.aimsledger.launcher.backing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `java` that runs the launcher also runs its children.
public record JavaProgram(Path executable) {
  public static JavaProgram own() {
    return new JavaProgram(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  public List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(executable.toString());
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
