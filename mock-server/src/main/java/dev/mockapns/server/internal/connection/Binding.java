/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import java.time.Instant;

/**
 * What the first accepted push of a connection fixed for the ones that follow. Source: Apple, <em>Establishing a
 * token-based connection to APNs</em>.
 *
 * @param keyId the key that signed its provider token
 * @param topicSpecific whether that key is a topic-specific one
 * @param exchange its number in the journal
 * @param at when it was accepted, on the fake's clock
 */
public record Binding(String teamId, String keyId, boolean topicSpecific, long exchange, Instant at) {}
