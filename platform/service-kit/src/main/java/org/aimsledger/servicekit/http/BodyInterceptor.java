package org.aimsledger.servicekit.http;

import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// Reads a body that a resource method wants as an object: bounded, and digested for the
/// fingerprint. Streams and files pass untouched; who takes them watches over them himself.
@Provider
public class BodyInterceptor implements ReaderInterceptor {
  private final BodyLimits limits;
  private final Fingerprint fingerprint;
  private final UriInfo uri;

  BodyInterceptor(BodyLimits limits, Fingerprint fingerprint, UriInfo uri) {
    this.limits = limits;
    this.fingerprint = fingerprint;
    this.uri = uri;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (InputStream.class.isAssignableFrom(context.getType())) {
      return context.proceed();
    }
    var limit = limits.of(uri.getPath());
    var bytes = context.getInputStream().readNBytes(Math.toIntExact(limit + 1));
    if (bytes.length > limit) {
      throw Problems.tooLarge(limit).toException();
    }
    fingerprint.body(digest(bytes));
    context.setInputStream(new ByteArrayInputStream(bytes));
    var body = context.proceed();
    if (body == null) {
      throw Problem.of(
              400,
              "request/empty-body",
              "A body is required",
              "Send a JSON object; see /q/openapi.")
          .toException();
    }
    return body;
  }

  private static byte[] digest(byte[] bytes) {
    MessageDigest sha256 = Fingerprint.sha256();
    return sha256.digest(bytes);
  }
}
