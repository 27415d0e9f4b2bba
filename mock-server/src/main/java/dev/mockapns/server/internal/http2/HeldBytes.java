/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.internal.memory.MemoryBudget;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How many bytes one server holds for its connections: requests that are not complete, and answers that wait for their
 * client. A connection that holds too many is ended; where all connections together do, the one that holds the most. Used on
 * the event loop of the server only.
 */
public final class HeldBytes {

    /** What one connection may hold: 1000 requests with the largest headers and payloads. */
    static final long MAX_PER_CONNECTION = 16L << 20;

    private final long maxBytes;
    private final long maxPerConnection;
    private final Set<Account> accounts = new LinkedHashSet<>();
    private long total;

    HeldBytes() {
        this(MemoryBudget.CONNECTIONS.bytes());
    }

    HeldBytes(long maxBytes) {
        this.maxBytes = maxBytes;
        this.maxPerConnection = Math.min(MAX_PER_CONNECTION, maxBytes / 2);
    }

    /**
     * Opens the account of a connection.
     *
     * @param unwritten how many bytes wait in the connection's socket buffer
     * @param end ends the connection, and is told why; called later than what brought it about
     */
    Account open(LongSupplier unwritten, Consumer<Http2Cause> end) {
        Account account = new Account(unwritten, end);
        accounts.add(account);
        return account;
    }

    private void check(Account changed) {
        if (changed.held() > maxPerConnection) {
            changed.end(new Http2Cause.ConnectionHoldsTooMuch(changed.held(), maxPerConnection));
        } else if (total > maxBytes) {
            accounts.forEach(Account::look);
            if (total > maxBytes) {
                accounts.stream()
                        .max(Comparator.comparingLong(Account::held))
                        .ifPresent(
                                most -> most.end(new Http2Cause.ConnectionsHoldTooMuch(total, maxBytes, most.held())));
            }
        }
    }

    /** The bytes of one connection. */
    final class Account {

        private final LongSupplier unwritten;
        private final Consumer<Http2Cause> end;
        private long added;
        private long waiting;

        private Account(LongSupplier unwritten, Consumer<Http2Cause> end) {
            this.unwritten = unwritten;
            this.end = end;
        }

        /** Adds bytes that are held from now on, or takes off those that are not held any more. */
        void add(long bytes) {
            if (accounts.contains(this)) {
                added += bytes;
                total += bytes;
                if (bytes > 0) {
                    check(this);
                }
            }
        }

        /** Takes note that the connection was flushed. */
        void flushed() {
            if (accounts.contains(this)) {
                look();
                check(this);
            }
        }

        /** Closes the account, at the end of its connection. */
        void close() {
            if (accounts.remove(this)) {
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

        private void end(Http2Cause cause) {
            close();
            end.accept(cause);
        }
    }
}
