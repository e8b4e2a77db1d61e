package org.aimsledger.launcher.backup;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Files in the age format (age-encryption.org/v1, X25519): who makes one needs the public keys of
/// its recipients, who reads it one of their private keys. Other programs read them too.
public final class AgeKeys {
  private AgeKeys() {}

  /// Makes a pair: writes the private key to a new file that only its owner can read.
  ///
  /// @return the public key
  public static String generate(Path file) throws IOException {
    try {
      var pair = new X25519KeyPairGenerator().generateKeyPair();
      var recipient = new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII);
      var identity = new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, "# public key: " + recipient + "\n" + identity + "\n");
      return recipient;
    } catch (GeneralSecurityException e) {
      throw new IOException("This Java can't make X25519 keys", e);
    }
  }

  /// The public keys of a file, one a line; `#` begins a comment.
  public static List<String> recipients(Path file) throws IOException {
    var found = lines(file).toList();
    if (found.isEmpty()) {
      throw new IOException(file + " names no recipient (age1…)");
    }
    return found;
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"));
  }

  /// What is written into the answer is encrypted for all recipients; closing it ends the file.
  static OutputStream encrypting(OutputStream out, List<String> recipients) throws IOException {
    var writers = new ArrayList<RecipientStanzaWriter>();
    for (var recipient : recipients) {
      try {
        writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
      } catch (GeneralSecurityException | RuntimeException e) {
        throw new IOException("Not a public key of age (age1…): " + recipient, e);
      }
    }
    try {
      var channel =
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(out), writers);
      return Channels.newOutputStream(channel);
    } catch (GeneralSecurityException e) {
      throw new IOException("The file can't be encrypted", e);
    }
  }

  /// The content of an encrypted file; reading fails where it was changed or cut.
  ///
  /// @param identities file of private keys
  static InputStream decrypting(InputStream in, Path identities) throws IOException {
    var readers = new ArrayList<RecipientStanzaReader>();
    for (var identity : lines(identities).toList()) {
      try {
        readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity));
      } catch (GeneralSecurityException | RuntimeException e) {
        throw new IOException(identities + " holds no private key of age (AGE-SECRET-KEY-1…)", e);
      }
    }
    if (readers.isEmpty()) {
      throw new IOException(identities + " holds no private key of age (AGE-SECRET-KEY-1…)");
    }
    try {
      return new Checked(
          Channels.newInputStream(
              new StandardDecryptingChannelFactory()
                  .newDecryptingChannel(Channels.newChannel(in), readers)));
    } catch (UnsupportedRecipientStanzaException e) {
      throw new IOException("The key in " + identities + " is not one of the file's recipients", e);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The key in " + identities + " does not open the file, or its beginning was changed", e);
    }
  }

  /// Says in words that a piece of the file is not as it was written.
  private static final class Checked extends FilterInputStream {
    Checked(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (PayloadException e) {
        throw changed(e);
      }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return in.read(bytes, from, length);
      } catch (PayloadException e) {
        throw changed(e);
      }
    }

    private static IOException changed(PayloadException e) {
      return new IOException("The file was changed after it was written, or its end is missing", e);
    }
  }
}
