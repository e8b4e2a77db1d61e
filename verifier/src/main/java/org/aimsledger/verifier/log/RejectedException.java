package org.aimsledger.verifier.log;

/// The data is well formed, but a proof, a signature or a policy doesn't hold.
public final class RejectedException extends LogException {

  public RejectedException(String message) {
    super(message);
  }
}
