package org.aimsledger.servicekit.export;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.aimsledger.servicekit.paging.Page;
import org.jspecify.annotations.Nullable;

/// A list that is sent as a file.
///
/// @param row wire form of a row
/// @param acceptLanguage in which headings are wished for
/// @param next reads the page after a cursor
record Export(
    Class<?> row,
    Representation form,
    @Nullable String acceptLanguage,
    Page<?> first,
    Function<String, ? extends Uni<? extends Page<?>>> next) {}
