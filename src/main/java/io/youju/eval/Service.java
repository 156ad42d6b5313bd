package io.youju.eval;

import io.youju.answer.Question;

/// A service under evaluation.
@FunctionalInterface
public interface Service {
  /// Asks and waits for the whole reply.
  ///
  /// @throws ServiceFailure when there is no reply to judge
  Said ask(Question question);

  /// A service that cannot be reached or breaks down, as against one that refuses.
  final class ServiceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServiceFailure(String message) {
      super(message);
    }
  }
}
