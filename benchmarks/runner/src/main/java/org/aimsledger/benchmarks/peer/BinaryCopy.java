package org.aimsledger.benchmarks.peer;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// `COPY … FROM STDIN (FORMAT binary)`: the fastest door of PostgreSQL. Rows are written field by
/// field, in the order of the columns.
///
/// Not thread-safe. [#finish()] ends the statement; closing without it takes all of it back.
public final class BinaryCopy implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final int LARGEST_FIELD = 128 * 1024;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;

  private final CopyIn copy;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final short columns;

  private BinaryCopy(CopyIn copy, short columns) {
    this.copy = copy;
    this.columns = columns;
  }

  /// Begins the statement.
  ///
  /// @param target table and columns, e.g. `events (lane, seq)`
  /// @param columns how many fields a row has
  public static BinaryCopy into(Connection connection, String target, int columns)
      throws SQLException {
    var api = connection.unwrap(PGConnection.class).getCopyAPI();
    var copy =
        new BinaryCopy(
            api.copyIn("copy " + target + " from stdin (format binary)"), (short) columns);
    // Signature, no flags, no extension of the header.
    copy.buffer.put(SIGNATURE).putInt(0).putInt(0);
    return copy;
  }

  @CanIgnoreReturnValue
  public BinaryCopy row() throws SQLException {
    if (buffer.remaining() < LARGEST_FIELD) {
      flush();
    }
    buffer.putShort(columns);
    return this;
  }

  @CanIgnoreReturnValue
  public BinaryCopy number(long value) {
    buffer.putInt(Long.BYTES).putLong(value);
    return this;
  }

  @CanIgnoreReturnValue
  public BinaryCopy small(int value) {
    buffer.putInt(Short.BYTES).putShort((short) value);
    return this;
  }

  @CanIgnoreReturnValue
  public BinaryCopy text(@Nullable String value) throws IOException {
    return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  @CanIgnoreReturnValue
  public BinaryCopy bytes(byte[] value) throws IOException {
    try {
      buffer.putInt(value.length).put(value);
    } catch (BufferOverflowException e) {
      throw new IOException("a row is longer than " + LARGEST_FIELD + " bytes", e);
    }
    return this;
  }

  @CanIgnoreReturnValue
  public BinaryCopy uuid(UUID value) {
    buffer
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  @CanIgnoreReturnValue
  public BinaryCopy time(Instant value) {
    var seconds = value.getEpochSecond() - POSTGRES_EPOCH_SECONDS;
    return number(seconds * 1_000_000 + value.getNano() / 1_000);
  }

  @CanIgnoreReturnValue
  private BinaryCopy absent() {
    buffer.putInt(-1);
    return this;
  }

  /// Answers how many rows were stored.
  public long finish() throws SQLException {
    buffer.putShort((short) -1);
    flush();
    return copy.endCopy();
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
