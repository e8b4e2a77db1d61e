package org.aimsledger.eventstore.store;

/// The receipt of a request was not written by this service: somebody has put it in or changed it.
/// Nothing was done, and the request is not answered from it; the comparison names it and takes it
/// out.
public final class ForgedReceiptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForgedReceiptException() {
    super("a receipt does not carry the seal of this service");
  }
}
