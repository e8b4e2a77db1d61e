package org.aimsledger.servicekit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.aimsledger.servicekit.paging.Page;

/// A list that is sent as a file.
///
/// @param encoder what makes the file of the rows
/// @param next reads the page after a cursor
record Export(
    BiFunction<ObjectMapper, ExportConfig, RowEncoder> encoder,
    Page<?> first,
    Function<String, ? extends Uni<? extends Page<?>>> next) {}
