package org.aimsledger.verifier.copy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the bearer token (RFC 6750) comes from that a closed log asks for. It is sent to the
/// address that the user has named and nowhere else, and no message shows it.
public sealed interface Token {

  /// Longest token that is read.
  int LONGEST = 16 * 1024;

  Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /// The token as it is now.
  ///
  /// @throws UnreadableCopyException if it can't be read, or can't be one
  Optional<String> read();

  /// Whether this is a token at all.
  default boolean isGiven() {
    return !(this instanceof None);
  }

  /// Nobody asks for one.
  record None() implements Token {

    @Override
    public Optional<String> read() {
      return Optional.empty();
    }
  }

  /// In a file. It is read for each answer, so a token that ends before a long verification does
  /// can be replaced meanwhile.
  record InFile(String file) implements Token {

    @Override
    public Optional<String> read() {
      try (var in = Files.newInputStream(Path.of(file))) {
        byte[] content = in.readNBytes(LONGEST + 1);
        if (content.length > LONGEST) {
          throw new UnreadableCopyException(file, "a token has at most " + LONGEST + " bytes");
        }
        return Optional.of(checked(file, new String(content, StandardCharsets.ISO_8859_1)));
      } catch (IOException | InvalidPathException e) {
        throw new UnreadableCopyException(file, "the token isn't there, or may not be read");
      }
    }
  }

  /// In a variable of the environment.
  record InVariable(String name, Map<String, String> environment) implements Token {

    public InVariable {
      environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> read() {
      String value = environment.get(name);
      if (value == null) {
        throw new UnreadableCopyException("$" + name, "the variable isn't set");
      }
      return Optional.of(checked("$" + name, value));
    }

    /// Shows no other variable, and no token.
    @Override
    public String toString() {
      return "$" + name;
    }
  }

  private static String checked(String place, String text) {
    String token = text.strip();
    if (!FORM.matcher(token).matches()) {
      throw new UnreadableCopyException(place, "what is there can't be a token");
    }
    return token;
  }

  /// Whether a token may be sent there: nobody between may read it.
  static boolean isSafe(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return String.valueOf(address.getScheme()).equalsIgnoreCase("https")
        || host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }
}
