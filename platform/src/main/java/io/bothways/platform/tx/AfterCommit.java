package io.bothways.platform.tx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs something short and harmless, such as waking a thread, once the current transaction has committed. */
@ApplicationScoped
public class AfterCommit {

    private final TransactionSynchronizationRegistry transaction;

    AfterCommit(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /**
     * Remembers the action, once per owner; throws when there is no transaction, because then the caller's writes would
     * not be one.
     */
    public void run(Object owner, Runnable action) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "This must run in a transaction. Maybe put @Transactional on the application service's method");
        }
        if (transaction.getResource(owner) != null) {
            return;
        }
        transaction.putResource(owner, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }
}
