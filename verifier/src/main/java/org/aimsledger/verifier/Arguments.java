package org.aimsledger.verifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.copy.Token;
import org.jspecify.annotations.Nullable;

/// The command line, understood.
///
/// @param files what the mode is about, in the order of the usage text
/// @param options by their names; those without a value have an empty one
record Arguments(Mode mode, List<String> files, Map<String, String> options) {

  static final String JSON = "--json";
  static final String POLICY = "--policy";
  static final String FROM = "--from";
  static final String LOG = "--log";
  static final String FOREIGN = "--foreign";
  static final String STREAMS = "--streams";
  static final String TIMEOUT = "--timeout";
  static final String TOKEN_FILE = "--token-file";
  static final String TOKEN_VARIABLE = "--token-variable";

  private static final Set<String> WITHOUT_VALUE = Set.of(JSON, FOREIGN);
  private static final long LONGEST_TIMEOUT = 3600;
  private static final int MOST_DIGITS = 9;

  /// What is to be done.
  enum Mode {
    BUNDLE(""),
    PROOF("verify-proof"),
    CONSISTENCY("verify-consistency"),
    WHOLE_LOG("verify-log"),
    COMPARE("compare");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    private boolean takesFiles(int count) {
      return switch (this) {
        case BUNDLE, WHOLE_LOG -> count == 1;
        case PROOF, COMPARE -> count == 2;
        case CONSISTENCY -> count == 2 || count == 3;
      };
    }

    private Set<String> options() {
      return switch (this) {
        case BUNDLE, PROOF -> Set.of(JSON, POLICY);
        case CONSISTENCY -> Set.of(JSON, POLICY, LOG, TIMEOUT, TOKEN_FILE, TOKEN_VARIABLE);
        case WHOLE_LOG ->
            Set.of(JSON, POLICY, FROM, FOREIGN, STREAMS, TIMEOUT, TOKEN_FILE, TOKEN_VARIABLE);
        case COMPARE -> Set.of(JSON, POLICY, TIMEOUT, TOKEN_FILE, TOKEN_VARIABLE);
      };
    }
  }

  Arguments {
    files = List.copyOf(files);
    options = Map.copyOf(options);
  }

  /// Reads a command line.
  ///
  /// @throws IllegalArgumentException if it isn't understood; the message says what
  static Arguments parse(List<String> words) {
    var files = new ArrayList<String>();
    var options = new LinkedHashMap<String, String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        files.add(word);
      } else if (WITHOUT_VALUE.contains(word)) {
        options.put(word, "");
      } else if (i + 1 < words.size()) {
        i++;
        options.put(word, words.get(i));
      } else {
        throw new IllegalArgumentException("not understood: " + word);
      }
    }
    var mode = mode(files);
    if (mode != Mode.BUNDLE) {
      files.removeFirst();
    }
    return new Arguments(mode, files, options).understood();
  }

  private static Mode mode(List<String> files) {
    String word = files.isEmpty() ? "" : files.getFirst();
    return EnumSet.allOf(Mode.class).stream()
        .filter(mode -> mode.word.equals(word) && !word.isEmpty())
        .findFirst()
        .orElse(Mode.BUNDLE);
  }

  private Arguments understood() {
    for (String option : options.keySet()) {
      if (!mode.options().contains(option)) {
        throw new IllegalArgumentException("not understood: " + option);
      }
    }
    if (!mode.takesFiles(files.size())) {
      throw new IllegalArgumentException("%d files are named".formatted(files.size()));
    }
    if (mode != Mode.BUNDLE && !has(POLICY)) {
      throw new IllegalArgumentException("--policy is missing");
    }
    if (mode == Mode.CONSISTENCY && has(LOG) != (files.size() == 2)) {
      throw new IllegalArgumentException("needed is either a proof or --log");
    }
    if (has(TOKEN_FILE) && has(TOKEN_VARIABLE)) {
      throw new IllegalArgumentException("a token comes from a file or from a variable");
    }
    if (mode == Mode.CONSISTENCY && !has(LOG) && token().isGiven()) {
      throw new IllegalArgumentException("a token is for --log");
    }
    var _ = timeout();
    var _ = streams();
    return this;
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  @Nullable String value(String option) {
    return options.get(option);
  }

  /// How long one answer of a web address may take.
  Duration timeout() {
    return Duration.ofSeconds(number(TIMEOUT, 1, LONGEST_TIMEOUT, LogCopy.TIMEOUT.toSeconds()));
  }

  /// Where the token for a closed log comes from. Never the command line itself, which every user
  /// of a machine can see.
  Token token() {
    String file = options.get(TOKEN_FILE);
    String variable = options.get(TOKEN_VARIABLE);
    if (file != null) {
      return new Token.InFile(file);
    }
    return variable == null ? new Token.None() : new Token.InVariable(variable, System.getenv());
  }

  /// Of how many streams the versions are followed.
  long streams() {
    return number(STREAMS, 0, 50_000_000, LogVerifier.Options.MOST_STREAMS);
  }

  private long number(String option, long least, long most, long usual) {
    String value = options.get(option);
    if (value == null) {
      return usual;
    }
    boolean digits =
        value.length() <= MOST_DIGITS
            && !value.isEmpty()
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    long number = digits ? Long.parseLong(value) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s is a number from %d to %d".formatted(option, least, most));
    }
    return number;
  }
}
