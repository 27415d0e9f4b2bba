/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import org.jspecify.annotations.Nullable;

/**
 * What the rules make of a request.
 *
 * @param rejection the first rule that it breaks; null for a push that is accepted
 * @param authenticated whether a valid provider token or client certificate was seen on the connection, this one or an earlier one
 */
public record RuleSetResult(@Nullable Rejection rejection, boolean authenticated) {}
