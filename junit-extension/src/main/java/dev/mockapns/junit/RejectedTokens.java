/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.MockApnsServer;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Implements {@link RejectToken}. */
final class RejectedTokens {

    private RejectedTokens() {}

    /**
     * Makes the server reject the tokens of the annotations around a test, the outermost first, so that the innermost
     * takes precedence.
     */
    static void apply(MockApnsServer server, ExtensionContext context) {
        Contexts.keep(context, Told.class, Told.class, Told::new);
        of(context).forEach(token -> server.reject(token.value(), token.reason()));
    }

    /** Checks the annotations around a test, and that there is a fake for them. */
    static void check(ExtensionContext context) {
        of(context);
        if (DeclaredFakes.in(context).all().isEmpty()
                && Contexts.kept(context, Told.class, Told.class).isEmpty()) {
            throw Misuse.rejectTokenWithoutFake(context.getElement().orElseThrow());
        }
    }

    /**
     * Returns a sentence for each annotation around a test whose value is not a device token. Such a value is allowed: a client
     * may send it, to test how it handles the rejection.
     */
    static List<String> notTokens(ExtensionContext context) {
        List<String> sentences = new ArrayList<>();
        for (AnnotatedElement element : elements(context)) {
            for (RejectToken token : on(element)) {
                if (DeviceToken.parse(token.value()).isEmpty()) {
                    sentences.add("@RejectToken on " + Misuse.name(element) + ": \"" + token.value()
                            + "\" is not a device token (expected: hex digits); it matches requests for exactly this text"
                            + " only.");
                }
            }
        }
        return sentences;
    }

    private static List<RejectToken> of(ExtensionContext context) {
        List<RejectToken> tokens = new ArrayList<>();
        for (AnnotatedElement element : elements(context)) {
            for (RejectToken token : on(element)) {
                check(token, element);
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static List<RejectToken> on(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, RejectToken.class);
    }

    /** Returns the classes around a test, the outermost first, and its method. */
    private static List<AnnotatedElement> elements(ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>(Contexts.testClasses(context));
        Contexts.test(context).flatMap(ExtensionContext::getTestMethod).ifPresent(elements::add);
        return elements;
    }

    private static void check(RejectToken token, AnnotatedElement element) {
        String value = token.value();
        if (value.isBlank()) {
            throw Misuse.ofToken(element, "the device token is blank");
        }
        if (!value.strip().equals(value)) {
            throw Misuse.ofToken(element, "the device token \"" + value + "\" has white space around it");
        }
    }

    /** Marks that a fake was told to reject the tokens. */
    private record Told() {}
}
