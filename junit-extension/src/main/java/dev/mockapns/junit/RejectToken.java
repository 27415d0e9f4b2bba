/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.KnownReason;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes the fakes of a test, or of all tests of a class, reject pushes to one device token. As with
 * {@link dev.mockapns.server.MockApnsServer#reject(String, dev.mockapns.protocol.Reason)}, a request that breaks an
 * earlier rule still gets the reason of that rule.
 *
 * <p>It needs a fake: {@link MockApns} or {@link MockApnsExtension}. Without one the test fails.
 *
 * <p>For one token, the annotation on the method takes precedence over that on the class.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(RejectTokenCheck.class)
@Repeatable(RejectTokens.class)
public @interface RejectToken {

    /**
     * The device token as it appears in the path of the request. It need not be well-formed: a value that is not hex matches
     * requests for exactly this text only, and the report of a failed test says so.
     */
    String value();

    /** The reason of the answer. */
    KnownReason reason() default KnownReason.BAD_DEVICE_TOKEN;
}
