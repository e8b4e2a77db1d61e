package org.aimsledger.eventstore.handle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.aimsledger.eventstore.core.StreamId;

/// An order to keep what another service told, without an event of one's own. Notes hold no lane of
/// this service, and one is about a stream of the other service, so it belongs to one of its lanes,
/// whose cursor keeps others away from it. That is why those of many events may share a transaction
/// and, for the same book, a statement.
///
/// @param book where it is kept; the same object for notes that are kept together
/// @param stream that it is about
/// @param command short name, for the list of refusals
/// @param content what is kept
public record Note<N>(Book<N> book, StreamId stream, String command, N content) implements Order {

  /// Keeps notes.
  @FunctionalInterface
  public interface Book<N> {
    /// Keeps them inside a transaction.
    ///
    /// @param notes in the order in which they came; a later one about the same thing counts
    Uni<Void> keep(SqlConnection transaction, List<N> notes);
  }

  @Override
  public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
    return book.keep(transaction, List.of(content)).replaceWith("");
  }

  /// Keeps notes whose book is the same, at least one.
  public static Uni<Void> keepAll(List<? extends Note<?>> notes, SqlConnection transaction) {
    Note<?> first = notes.getFirst();
    return first.keepWith(notes, transaction);
  }

  @SuppressWarnings("unchecked") // a book takes notes of one kind only
  private Uni<Void> keepWith(List<? extends Note<?>> notes, SqlConnection transaction) {
    return book.keep(transaction, notes.stream().map(note -> (N) note.content()).toList());
  }
}
