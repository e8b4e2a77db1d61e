package org.aimsledger.benchmarks.load;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/// What is sent next. Called by one thread.
@FunctionalInterface
public interface Requests {
  void next(ByteBuffer target);

  /// Bytes of the longest one.
  default int longest() {
    return 64 * 1024;
  }

  /// These templates in turn, with numbers that no other run uses.
  static Requests inTurn(List<Template> templates) {
    return new Requests() {
      private long number = new SecureRandom().nextLong() & 0x7fff_ffff_0000_0000L;

      @Override
      public void next(ByteBuffer target) {
        templates.get((int) (number % templates.size())).render(number, target);
        number++;
      }

      @Override
      public int longest() {
        return templates.stream().mapToInt(Template::length).max().orElse(0);
      }
    };
  }
}
