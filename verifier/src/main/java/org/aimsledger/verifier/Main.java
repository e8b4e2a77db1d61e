package org.aimsledger.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// The command line: `java -jar aimsledger-verifier.jar [--json] [--policy FILE] BUNDLE.zip`.
public final class Main {

  /// All checks hold.
  static final int VERIFIED = 0;

  /// The evidence was read, and something doesn't hold.
  static final int NOT_VERIFIED = 1;

  /// Wrong arguments, or a file that can't be read: nothing is said about the evidence.
  static final int UNUSABLE = 2;

  private static final String USAGE =
      """
      Usage: java -jar aimsledger-verifier.jar [--json] [--policy FILE] BUNDLE.zip
             java -jar aimsledger-verifier.jar verify-proof --policy FILE ENTRY PROOF
             java -jar aimsledger-verifier.jar verify-consistency --policy FILE OLD NEW PROOF

      Checks an evidence bundle without network or database and says what holds, what doesn't
      and what can't be checked this way. Or one entry by its tlog-proof; or that a log only grew
      from the checkpoint OLD to the checkpoint NEW (PROOF: one base64 hash per line).

        --policy FILE  trust the keys in FILE instead of those in the bundle
                       (c2sp.org/tlog-policy: "log <key>", then "quorum none")
        --json         report on a bundle as JSON

      Exit code: 0 verified, 1 not verified, 2 wrong usage or unreadable file.
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final List<String> words = new ArrayList<>();

  private boolean json;
  private @Nullable String policyFile;

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
    try {
      if (!understood(args)) {
        err.print(USAGE);
        return UNUSABLE;
      }
      return execute();
    } catch (UnreadableException | UncheckedIOException e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  private boolean understood(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--json")) {
        json = true;
      } else if (arg.equals("--policy") && i + 1 < args.size()) {
        i++;
        policyFile = args.get(i);
      } else if (arg.startsWith("-")) {
        err.println("not understood: " + arg);
        return false;
      } else {
        words.add(arg);
      }
    }
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "verify-proof" -> words.size() == 3 && policyFile != null && !json;
      case "verify-consistency" -> words.size() == 4 && policyFile != null && !json;
      default -> words.size() == 1;
    };
  }

  private int execute() {
    var policy = policyFile == null ? null : policy(policyFile);
    if (policy == null || words.size() == 1) {
      return bundle(words.getFirst(), policy);
    }
    byte[][] files = new byte[words.size()][];
    for (int i = 1; i < files.length; i++) {
      files[i] = read(words.get(i));
    }
    try {
      out.println(
          "VERIFIED: "
              + (files.length == 3
                  ? SingleProofs.inclusion(files[1], files[2], policy)
                  : SingleProofs.consistency(files[1], files[2], files[3], policy)));
      return VERIFIED;
    } catch (LogException e) {
      out.println("NOT VERIFIED: " + e.getMessage());
      return NOT_VERIFIED;
    }
  }

  private int bundle(String file, @Nullable Policy policy) {
    try {
      var report = new BundleVerifier(Path.of(file), policy).run();
      out.print(json ? JsonReport.of(report) : TextReport.of(report));
      return report.verified() ? VERIFIED : NOT_VERIFIED;
    } catch (IOException | InvalidPathException e) {
      throw new UnreadableException(file, e);
    }
  }

  private static Policy policy(String file) {
    try {
      return Policy.parse(read(file));
    } catch (LogException e) {
      throw new UnreadableException(file, e);
    }
  }

  private static byte[] read(String file) {
    try (var in = Files.newInputStream(Path.of(file))) {
      byte[] content = in.readNBytes(SignedNote.LONGEST + 1);
      if (content.length > SignedNote.LONGEST) {
        throw new IOException("longer than " + SignedNote.LONGEST + " bytes");
      }
      return content;
    } catch (IOException | InvalidPathException e) {
      throw new UnreadableException(file, e);
    }
  }

  private static final class UnreadableException extends RuntimeException {

    UnreadableException(String file, Exception cause) {
      super("can't read " + file + ": " + reason(cause), cause);
    }

    private static String reason(Exception cause) {
      return switch (cause) {
        case NoSuchFileException _ -> "no such file";
        case AccessDeniedException _ -> "no right to read it";
        default -> String.valueOf(cause.getMessage());
      };
    }
  }
}
