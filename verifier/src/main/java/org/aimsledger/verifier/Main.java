package org.aimsledger.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.copy.UnreadableCopyException;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// The command line: `java -jar aimsledger-verifier.jar [--json] [--policy FILE] BUNDLE.zip`, and
/// the other modes.
public final class Main {

  /// All checks hold.
  static final int VERIFIED = 0;

  /// The evidence was read, and something doesn't hold.
  static final int NOT_VERIFIED = 1;

  /// Wrong arguments, or a file that can't be read: nothing is said about the evidence.
  static final int UNUSABLE = 2;

  private static final String USAGE =
      """
      Usage: java -jar aimsledger-verifier.jar [--policy FILE] BUNDLE.zip
             java -jar aimsledger-verifier.jar verify-log --policy FILE [--from OLD] [--foreign] LOG
             java -jar aimsledger-verifier.jar compare --policy FILE LOG LOG
             java -jar aimsledger-verifier.jar verify-proof --policy FILE ENTRY PROOF
             java -jar aimsledger-verifier.jar verify-consistency --policy FILE OLD NEW PROOF
             java -jar aimsledger-verifier.jar verify-consistency --policy FILE OLD NEW --log LOG

      Checks evidence of an append-only log and says what holds, what doesn't and what can't be
      checked this way: an evidence bundle; a whole log; that one copy of a log is the beginning
      of the other; one entry by its tlog-proof; that a log only grew from the checkpoint OLD to the
      checkpoint NEW (PROOF: one base64 hash per line).

      LOG is a folder or an address http(s)://… with checkpoint, tile/… and tile/entries/…
      (c2sp.org/tlog-tiles). Only an address is asked over the network, nothing else is.

        --policy FILE      trust the keys in FILE (c2sp.org/tlog-policy: "log <key>", then
                           "quorum none"); of a bundle, instead of those in the bundle
        --json             the report as JSON
        --from OLD         the log has to continue this older checkpoint
        --foreign          the entries are no events of Aimsledger: only the tree is checked
        --streams NUMBER   follow the versions of so many streams, usually 1000000
        --timeout SECONDS  that one answer of an address may take, usually 60
        --token-file FILE, --token-variable NAME
                           the token that a closed log asks for, from a file (read for each answer)
                           or a variable of the environment; of compare for the first LOG only

      Exit code: 0 verified, 1 not verified, 2 wrong usage or something can't be read.
      """;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> failed(failure, err));
    System.exit(run(List.of(args), out, err));
  }

  /// The program ends without a result, for lack of memory for instance. Else the Java platform
  /// would end it with the code that says that the evidence is bad.
  private static void failed(Throwable failure, PrintStream err) {
    try {
      err.println(
          failure instanceof OutOfMemoryError
              ? "The memory is not enough (java -Xmx… gives more): nothing is said about the"
                  + " evidence."
              : "The verifier itself failed: nothing is said about the evidence.");
      failure.printStackTrace(err);
    } finally {
      Runtime.getRuntime().halt(UNUSABLE);
    }
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    return new Main(out, err).run(args);
  }

  private int run(List<String> words) {
    if (words.contains("--help") || words.contains("-h")) {
      out.print(USAGE);
      return VERIFIED;
    }
    Arguments arguments;
    try {
      arguments = Arguments.parse(words);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return UNUSABLE;
    }
    try {
      var verdict = verdict(arguments);
      out.print(arguments.has(Arguments.JSON) ? JsonReport.of(verdict) : TextReport.of(verdict));
      return verdict.verified() ? VERIFIED : NOT_VERIFIED;
    } catch (UnreadableException | UnreadableCopyException | UncheckedIOException e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  private static Verdict verdict(Arguments arguments) {
    String policyFile = arguments.value(Arguments.POLICY);
    var policy = policyFile == null ? null : policy(policyFile);
    List<String> files = arguments.files();
    if (arguments.mode() == Arguments.Mode.BUNDLE || policy == null) {
      return bundle(files.getFirst(), policy);
    }
    return switch (arguments.mode()) {
      case BUNDLE -> bundle(files.getFirst(), policy);
      case PROOF ->
          new SingleProofs(policy).inclusion(read(files.getFirst()), read(files.getLast()));
      case CONSISTENCY -> consistency(arguments, policy);
      case WHOLE_LOG -> log(arguments, policy);
      case COMPARE ->
          new Comparison(
                  LogCopy.at(files.getFirst(), arguments.timeout(), arguments.token()),
                  LogCopy.at(files.getLast(), arguments.timeout()),
                  policy)
              .run();
    };
  }

  private static Verdict bundle(String file, @Nullable Policy policy) {
    try {
      return new BundleVerifier(Path.of(file), policy).run().verdict();
    } catch (IOException | InvalidPathException e) {
      throw new UnreadableException(file, e);
    }
  }

  private static Verdict consistency(Arguments arguments, Policy policy) {
    byte[] older = read(arguments.files().get(0));
    byte[] newer = read(arguments.files().get(1));
    String log = arguments.value(Arguments.LOG);
    return log == null
        ? new SingleProofs(policy).consistency(older, newer, read(arguments.files().get(2)))
        : new SingleProofs(policy)
            .consistency(older, newer, LogCopy.at(log, arguments.timeout(), arguments.token()));
  }

  private static Verdict log(Arguments arguments, Policy policy) {
    String from = arguments.value(Arguments.FROM);
    var options =
        new LogVerifier.Options(
            arguments.has(Arguments.FOREIGN),
            from == null ? null : note(from),
            arguments.streams());
    var copy = LogCopy.at(arguments.files().getFirst(), arguments.timeout(), arguments.token());
    return new LogVerifier(copy, policy, options).run();
  }

  private static Policy policy(String file) {
    try {
      return Policy.parse(read(file));
    } catch (LogException e) {
      throw new UnreadableException(file, e);
    }
  }

  private static SignedNote note(String file) {
    try {
      return SignedNote.parse(read(file));
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
}
