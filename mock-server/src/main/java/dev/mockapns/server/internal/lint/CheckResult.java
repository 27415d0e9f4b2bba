/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

/**
 * What a check found.
 *
 * @param sentence the facts
 * @param advice what to do about it
 */
record CheckResult(String sentence, String advice) {}
