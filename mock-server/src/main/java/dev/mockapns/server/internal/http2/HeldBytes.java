/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.HeldLimits;
import dev.mockapns.server.internal.memory.MemoryBudget;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How many bytes one server holds for its connections: requests that are not complete, and answers that wait for their
 * client. {@link HeldLimits} decides which connection has to end for them. Used on the event loop of the server only.
 */
public final class HeldBytes {

    private final HeldLimits limits;
    private final Set<Account> accounts = new LinkedHashSet<>();
    private long total;

    HeldBytes() {
        this(MemoryBudget.CONNECTIONS.bytes());
    }

    HeldBytes(long maxBytes) {
        this.limits = HeldLimits.of(maxBytes);
    }

    /**
     * Opens the account of a connection.
     *
     * @param unwritten how many bytes wait in the connection's socket buffer
     * @param end is told why the connection has to end; called while the bytes are added
     */
    Account open(LongSupplier unwritten, Consumer<Event> end) {
        Account account = new Account(unwritten, end);
        accounts.add(account);
        return account;
    }

    private void check(Account changed) {
        if (limits.areExceeded(changed.held(), total)) {
            accounts.forEach(Account::look);
            limits.decide(changed, accounts, Account::held)
                    .ifPresent(overrun -> overrun.connection().end(overrun.event()));
        }
    }

    /** The bytes of one connection. */
    final class Account {

        private final LongSupplier unwritten;
        private final Consumer<Event> end;
        private long added;
        private long waiting;
        private boolean open = true;

        private Account(LongSupplier unwritten, Consumer<Event> end) {
            this.unwritten = unwritten;
            this.end = end;
        }

        /** Adds bytes that are held from now on, or takes off those that are not held any more. */
        void add(long bytes) {
            if (open) {
                added += bytes;
                total += bytes;
                if (bytes > 0) {
                    check(this);
                }
            }
        }

        /** Takes note that the connection was flushed. */
        void flushed() {
            if (open) {
                look();
                check(this);
            }
        }

        /** Closes the account, at the end of its connection. */
        void close() {
            if (open) {
                open = false;
                accounts.remove(this);
                total -= held();
            }
        }

        private long held() {
            return added + waiting;
        }

        private void look() {
            long now = unwritten.getAsLong();
            total += now - waiting;
            waiting = now;
        }

        private void end(Event event) {
            close();
            end.accept(event);
        }
    }
}
