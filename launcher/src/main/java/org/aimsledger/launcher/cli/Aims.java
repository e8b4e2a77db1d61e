package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The door to an installation; the script `aims` finds a JDK, builds what is missing and calls
/// this.
@Command(
    name = "aims",
    description = "Runs Aimsledger on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      TokenCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      LogsCommand.class,
      WarmCommand.class,
      WitnessCommand.class,
      SuperviseCommand.class
    })
public final class Aims {
  static final int FAILED = 1;
  static final int NOT_RUNNING = 3;
  static final int NOT_READY = 4;

  private Aims() {}

  public static void main(String[] arguments) {
    boolean supervisor = arguments.length > 0 && arguments[0].equals("supervise");
    if (!supervisor) {
      // A command speaks through its output; log lines belong to the supervisor.
      LogManager.getLogManager().reset();
    }
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Aims())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(Aims::explain);
  }

  /// Expected trouble is one line; anything else is a bug and shows where.
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult result)
      throws Exception {
    int code =
        switch (failure) {
          case NotRunningException _ -> NOT_RUNNING;
          case IOException _ -> FAILED;
          case IllegalArgumentException _ -> CommandLine.ExitCode.USAGE;
          default -> throw failure;
        };
    command.getErr().println(message(failure));
    return code;
  }

  /// Java's message of a failed file operation is often nothing but the file.
  static String message(Exception failure) {
    return switch (failure) {
      case NoSuchFileException e -> "There is no file or folder " + e.getFile();
      case AccessDeniedException e -> "No right to read or write " + e.getFile();
      case FileAlreadyExistsException e -> "In the way is " + e.getFile();
      case FileSystemException e when e.getReason() == null ->
          "Cannot read or write " + e.getFile();
      default -> Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    };
  }
}
