/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * JUnit Jupiter support. Start with {@link dev.mockapns.junit.MockApns}.
 */
@NullMarked
package dev.mockapns.junit;

import org.jspecify.annotations.NullMarked;
