/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** The use cases of a Spring Boot user, on the versions that Spring Boot manages. */
@NullMarked
package dev.mockapns.compatibility.springboot;

import org.jspecify.annotations.NullMarked;
