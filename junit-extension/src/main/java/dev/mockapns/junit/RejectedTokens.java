/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.server.MockApnsServer;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Obeys {@link RejectToken}. */
final class RejectedTokens {

    private RejectedTokens() {}

    /** Makes the server reject what the annotations around a test say, the outermost first, so that the nearest counts. */
    static void tell(MockApnsServer server, ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>(Contexts.testClasses(context));
        context.getTestMethod().ifPresent(elements::add);
        for (AnnotatedElement element : elements) {
            for (RejectToken token : AnnotationSupport.findRepeatableAnnotations(element, RejectToken.class)) {
                tell(server, token, element);
            }
        }
    }

    private static void tell(MockApnsServer server, RejectToken token, AnnotatedElement element) {
        if (token.value().isBlank()) {
            throw Misuse.blankToken(element);
        }
        server.reject(token.value(), token.reason());
    }
}
