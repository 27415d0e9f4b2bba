/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
/** What a user of Spring Boot does, on the versions that Spring Boot manages. */
@NullMarked
package dev.mockapns.compatibility.springboot;

import org.jspecify.annotations.NullMarked;
