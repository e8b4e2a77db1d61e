package org.aimsledger.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.jspecify.annotations.Nullable;

/// The command line: `java -jar aimsledger-verifier.jar [--json] [--policy FILE] BUNDLE.zip`.
public final class Main {

  /// All checks hold.
  static final int VERIFIED = 0;

  /// The bundle was read, and something doesn't hold.
  static final int NOT_VERIFIED = 1;

  /// Wrong arguments, or a file that can't be read: nothing is said about the evidence.
  static final int UNUSABLE = 2;

  private static final String USAGE =
      """
      Usage: java -jar aimsledger-verifier.jar [--json] [--policy FILE] BUNDLE.zip

      Checks an evidence bundle without network or database and says what holds, what doesn't
      and what can't be checked this way.

        --policy FILE  trust the keys in FILE instead of those in the bundle
                       (c2sp.org/tlog-policy: "log <key>", then "quorum none")
        --json         report as JSON

      Exit code: 0 verified, 1 not verified, 2 wrong usage or unreadable file.
      """;

  private final PrintStream out;
  private final PrintStream err;

  private boolean json;
  private @Nullable String policyFile;
  private @Nullable String bundle;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    return new Main(out, err).run(args);
  }

  private int run(List<String> args) {
    if (args.contains("--help") || args.contains("-h")) {
      out.print(USAGE);
      return VERIFIED;
    }
    if (!understood(args) || bundle == null) {
      err.print(USAGE);
      return UNUSABLE;
    }
    return verify(bundle);
  }

  private boolean understood(List<String> args) {
    var rest = new ArrayDeque<>(args);
    while (!rest.isEmpty()) {
      String arg = rest.removeFirst();
      if (arg.equals("--json")) {
        json = true;
      } else if (arg.equals("--policy") && !rest.isEmpty()) {
        policyFile = rest.removeFirst();
      } else if (!arg.startsWith("-") && bundle == null) {
        bundle = arg;
      } else {
        err.println("not understood: " + arg);
        return false;
      }
    }
    return true;
  }

  private int verify(String file) {
    try {
      var report = new BundleVerifier(Path.of(file), policy()).run();
      out.print(json ? JsonReport.of(report) : TextReport.of(report));
      return report.verified() ? VERIFIED : NOT_VERIFIED;
    } catch (IOException e) {
      return unreadable(file, e);
    } catch (UncheckedIOException | InvalidPathException e) {
      return unreadable(file, e);
    } catch (UnusablePolicyException e) {
      return unreadable(e.file, e);
    }
  }

  private int unreadable(String file, Exception e) {
    err.println("can't read " + file + ": " + e.getMessage());
    return UNUSABLE;
  }

  private @Nullable Policy policy() {
    String file = policyFile;
    if (file == null) {
      return null;
    }
    try {
      return Policy.parse(Files.readAllBytes(Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      throw new UnusablePolicyException(file, "no such file or no right to read it", e);
    } catch (LogException e) {
      throw new UnusablePolicyException(file, e.getMessage(), e);
    }
  }

  private static final class UnusablePolicyException extends RuntimeException {

    private final String file;

    UnusablePolicyException(String file, String reason, Exception cause) {
      super(reason, cause);
      this.file = file;
    }
  }
}
