package dev.onus.notifier.pipeline;

/** The stage that ends what is stale. A page that is merely old is not: it is sent however late (design decision 8). */
final class CheckFreshness {
    private final Withdrawals withdrawals;

    CheckFreshness(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    Decision<PageRequest> apply(PageRequest request) {
        return withdrawals.contains(request.message().pageId())
                ? new Decision.Stop<>(StopReason.WITHDRAWN)
                : new Decision.Proceed<>(request);
    }
}
