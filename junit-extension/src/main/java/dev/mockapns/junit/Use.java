/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The use of a fake by one test, or by the lifecycle methods of one class. It begins with a clean fake and ends with
 * the report, if there is something to report.
 *
 * <p>JUnit closes it after every callback of every extension and before the test is reported as finished, so whatever
 * went wrong by then is seen.
 */
final class Use implements CloseableResource, AutoCloseable {

    private final Fake fake;
    private final ExtensionContext context;

    private Use(Fake fake, ExtensionContext context) {
        this.fake = fake;
        this.context = context;
    }

    /** Begins the use; does nothing if it has begun already. */
    static void begin(Fake fake, ExtensionContext context) {
        Contexts.keep(context, new Key(fake), Use.class, () -> {
            if (fake.isShared() && Contexts.isTest(context)) {
                fake.reset();
            }
            RejectedTokens.apply(fake.server(), context);
            return new Use(fake, context);
        });
    }

    @Override
    public void close() {
        context.getExecutionException().ifPresent(failure -> FailureReport.attach(failure, fake, context));
    }

    private record Key(Fake fake) {}
}
